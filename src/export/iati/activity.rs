//! The activity around the results: what the schema asks for, and no more.

use super::super::escape::markup;
use super::super::view::View;
use super::{narrative, reference};
use crate::model::AreaRef;

/// `iati-activities` with one activity. The elements stand in the order of the schema.
pub(super) fn activity(view: &View, year: i32, results: &str) -> String {
    let report = &view.analysis.report;
    let title = if report.title.is_empty() { "Report" } else { &report.title };
    let publisher = publisher(view).unwrap_or_else(|| "XX-EXAMPLE".to_owned());
    let identifier = format!("{publisher}-{}", report.sha256.get(..12).unwrap_or_default());
    let told = format!("People reached as told in the report “{title}”, read by {}.", view.receipt.software);
    format!(
        "<iati-activities version=\"2.03\">\n<iati-activity xml:lang=\"{}\">\n\
         <!-- To be replaced by the publisher: identifier, organisations, status, dates. -->\n\
         <iati-identifier>{}</iati-identifier>\n\
         <reporting-org ref=\"{}\" type=\"90\">{}</reporting-org>\n\
         <title>{}</title>\n<description>{}</description>\n\
         <participating-org role=\"4\" type=\"90\">{}</participating-org>\n\
         <activity-status code=\"2\"/>\n<activity-date type=\"2\" iso-date=\"{year}-01-01\"/>\n\
         {}{}{results}</iati-activity>\n</iati-activities>\n",
        markup(if report.language.is_empty() { "en" } else { &report.language }),
        markup(&identifier),
        markup(&publisher),
        narrative("Name of the publisher", "en"),
        narrative(title, &report.language),
        narrative(&told, "en"),
        narrative("Name of the implementing organisation", "en"),
        country(view).unwrap_or_default(),
        areas(view).into_iter().map(location).collect::<String>(),
    )
}

/// The publisher's code, where the report's codes begin with it: XM-DAC-41146.
fn publisher(view: &View) -> Option<String> {
    let coded = view.analysis.outcomes.iter().map(|outcome| outcome.id.split('-'));
    coded.into_iter().find_map(|mut parts| {
        let (agency, list, number) = (parts.next()?, parts.next()?, parts.next()?);
        let capitals = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        (agency.len() == 2 && capitals(agency) && capitals(list) && digits)
            .then(|| format!("{agency}-{list}-{number}"))
    })
}

/// The alpha-2 code, which the codes of its areas begin with. Several would need shares.
fn country(view: &View) -> Option<String> {
    let [iso3] = view.analysis.report.countries.as_slice() else { return None };
    let areas = view.analysis.figures.iter().flat_map(|figure| &figure.adm1);
    let code = areas.filter(|area| area.iso3 == *iso3).find_map(|area| area.iso.as_ref()?.get(..2))?;
    Some(format!("<recipient-country code=\"{}\"/>\n", markup(code)))
}

/// Each area that a figure is tied to, once.
fn areas<'v>(view: &'v View) -> Vec<&'v AreaRef> {
    let mut areas: Vec<&AreaRef> = Vec::new();
    for area in view.analysis.figures.iter().flat_map(|figure| &figure.adm1) {
        if !areas.iter().any(|known| reference(known) == reference(area)) {
            areas.push(area);
        }
    }
    areas
}

/// Reach 2: where the people are who benefit. A4 is ISO 3166-2 in IATI's list of vocabularies; it has none for OCHA's codes.
fn location(area: &AreaRef) -> String {
    let code =
        area.iso.as_ref().map(|iso| format!("<location-id vocabulary=\"A4\" code=\"{}\"/>\n", markup(iso)));
    let level = area
        .iso
        .as_ref()
        .map(|iso| format!("<administrative vocabulary=\"A4\" level=\"1\" code=\"{}\"/>\n", markup(iso)));
    format!(
        "<location ref=\"{}\">\n<location-reach code=\"2\"/>\n{}<name>{}</name>\n{}</location>\n",
        markup(&reference(area)),
        code.unwrap_or_default(),
        narrative(&area.name, "en"),
        level.unwrap_or_default()
    )
}
