//! First-level areas that a person names, and the mention in the text that fits.

use super::sheet::{Sheet, overlap};
use crate::model::{Analysis, AreaRef, Figure, Place, Span};
use crate::place::gazetteer::{Area, areas, areas_of_all_times};
use crate::text::fold::fold;

/// The areas of these names or codes, each tied to a mention near the figure.
pub(super) fn resolve(sheet: &Sheet, figure: &Figure, names: &[String]) -> Result<Vec<AreaRef>, String> {
    let mut out: Vec<AreaRef> = Vec::new();
    for name in names {
        if name.trim().is_empty() {
            return Err("An area needs a name or a code.".to_owned());
        }
        let area = find(&sheet.analysis, name).ok_or_else(|| unknown(&sheet.analysis, name))?;
        if !out.iter().any(|known| same(known, &area)) {
            out.push(tie(sheet, figure, area));
        }
    }
    Ok(out)
}

fn unknown(analysis: &Analysis, name: &str) -> String {
    let country =
        analysis.report.country.as_ref().map_or("an unknown country", |country| country.name.as_str());
    format!("“{}” is no first-level area of {country}.", super::shown(name))
}

fn same(one: &AreaRef, two: &AreaRef) -> bool {
    (&one.iso3, &one.name, &one.pcode) == (&two.iso3, &two.name, &two.pcode)
}

/// An area of the analysis, else one of the report's countries: of its year, else of any.
fn find(analysis: &Analysis, name: &str) -> Option<AreaRef> {
    let tied = analysis.figures.iter().flat_map(|figure| &figure.adm1);
    let known = tied.clone().find(|area| is_named(area, name)).cloned();
    known.or_else(|| {
        let countries = || analysis.report.countries.iter();
        let now = countries()
            .flat_map(|iso3| areas(iso3, analysis.report.year).into_iter().map(move |area| (iso3, area)));
        let ever =
            countries().flat_map(|iso3| areas_of_all_times(iso3).into_iter().map(move |area| (iso3, area)));
        now.chain(ever).find_map(|(iso3, area)| {
            let found = reference(iso3, &area);
            let alias = || area.aliases.iter().any(|alias| fold(alias) == fold(name.trim()));
            (is_named(&found, name) || alias()).then_some(found)
        })
    })
}

fn reference(iso3: &str, area: &Area) -> AreaRef {
    AreaRef {
        iso3: iso3.to_owned(),
        name: area.name.clone(),
        pcode: area.pcode.clone(),
        iso: area.iso.clone(),
        quote: String::new(),
        span: Span(0, 0),
    }
}

fn is_named(area: &AreaRef, name: &str) -> bool {
    let name = name.trim();
    let code = |code: &Option<String>| code.as_ref().is_some_and(|code| code.eq_ignore_ascii_case(name));
    code(&area.pcode) || code(&area.iso) || fold(&area.name) == fold(name)
}

/// Ties an area to the mention that stands in the figure's sentence, or else nearest
/// in its outcome; an empty quote at the figure where the text does not name it.
fn tie(sheet: &Sheet, figure: &Figure, area: AreaRef) -> AreaRef {
    if let Some(tied) = figure.adm1.iter().find(|tied| same(tied, &area)) {
        return tied.clone();
    }
    let here = |place: &&Place| {
        place.adm1.as_ref() == Some(&area.name) && place.iso3.as_ref().is_none_or(|iso3| *iso3 == area.iso3)
    };
    let distance =
        |place: &&Place| (!overlap(place.span, figure.sentence), place.span.0.abs_diff(figure.span.0));
    let in_reach = |place: &&Place| overlap(place.span, figure.sentence) || place.outcome == figure.outcome;
    let nearest = sheet.analysis.places.iter().filter(here).filter(in_reach).min_by_key(distance);
    match nearest {
        Some(place) => AreaRef { quote: place.quote.clone(), span: place.span, ..area },
        None => AreaRef { quote: String::new(), span: Span(figure.span.0, figure.span.0), ..area },
    }
}
