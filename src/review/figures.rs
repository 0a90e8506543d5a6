//! What a figure says, as a person puts it; and what is no figure.

use super::patch::{Fields, OfFigure, Set};
use super::sheet::{Sheet, overlap};
use super::{areas, notes, relation, shown, written};
use crate::figure::qualifier::bounds;
use crate::model::{Figure, NumberKind, OtherNumber, Qualifier, Unit};

/// More than anybody counts; up to here whole numbers are exact.
const MOST: f64 = 9_007_199_254_740_991.0;
/// Longest text of a group, in characters.
const LONGEST: usize = 1000;

/// Changes what a figure says.
pub(super) fn set(sheet: &mut Sheet, body: &Set) -> Result<String, String> {
    let id = sheet.figure(&body.figure)?;
    let quote = sheet.quote(&id);
    if body.to == Fields::default() {
        return Err(format!("It changes nothing of “{quote}”."));
    }
    let Some(before) = sheet.get(&id).cloned() else { return Err(format!("“{quote}” is no figure.")) };
    let mut after = before.clone();
    fill(sheet, &mut after, &body.to)?;
    let said = difference(&before, &after);
    let (value, unit) = (before.value != after.value || before.high != after.high, before.unit != after.unit);
    if let Some(figure) = sheet.get_mut(&id) {
        *figure = after.clone();
    }
    if (before.stage, before.reach) != (after.stage, after.reach) {
        relation::parts_follow(&mut sheet.analysis.figures, &before, &after);
    }
    if relation::is_reached_people(&before) && !relation::is_reached_people(&after) {
        relation::release(&mut sheet.analysis.figures, &before, false);
    }
    if !relation::is_reached_people(&before) && relation::is_reached_people(&after) {
        relation::let_go(&mut sheet.analysis.figures, &id);
    }
    notes::answered(
        &mut sheet.analysis,
        &id,
        value || body.to.value.is_some(),
        unit || body.to.unit.is_some(),
    );
    Ok(format!("“{quote}”: {said}"))
}

/// Writes the fields that are given into a figure.
pub(super) fn fill(sheet: &Sheet, figure: &mut Figure, fields: &Fields) -> Result<(), String> {
    fill_value(figure, fields)?;
    if let Some(unit) = fields.unit {
        figure.unit = unit;
    }
    if let Some(currency) = &fields.currency {
        figure.currency = currency.as_deref().map(parse_currency).transpose()?;
    }
    if figure.unit != Unit::Money {
        figure.currency = None;
    }
    if let Some(group) = &fields.group {
        if group.chars().count() > LONGEST {
            return Err(format!("A group of more than {LONGEST} characters is none."));
        }
        figure.group = group.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    figure.sex = fields.sex.unwrap_or(figure.sex);
    figure.age = fields.age.unwrap_or(figure.age);
    figure.stage = fields.stage.unwrap_or(figure.stage);
    figure.reach = fields.reach.unwrap_or(figure.reach);
    if let Some(outcome) = &fields.outcome {
        let found = outcome.as_ref().map(|id| sheet.outcome(id)).transpose()?;
        figure.outcome =
            found.and_then(|at| sheet.analysis.outcomes.get(at)).map(|outcome| outcome.id.clone());
    }
    if let Some(names) = &fields.areas {
        figure.adm1 = areas::resolve(sheet, figure, names)?;
    }
    Ok(())
}

fn parse_currency(code: &str) -> Result<String, String> {
    let fits = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    if fits {
        Ok(code.to_owned())
    } else {
        Err(format!("“{}” is no currency code such as USD.", shown(code)))
    }
}

/// Value, bounds and qualifier, of which each follows from the others.
fn fill_value(figure: &mut Figure, fields: &Fields) -> Result<(), String> {
    let given = [fields.value, fields.low.flatten(), fields.high.flatten()];
    if let Some(odd) = given.into_iter().flatten().find(|number| !(0.0..=MOST).contains(number)) {
        return Err(format!("{odd:?} is no count of anything."));
    }
    if fields.value.is_none() && fields.low.is_none() && fields.high.is_none() && fields.qualifier.is_none() {
        return Ok(());
    }
    let qualifier = fields.qualifier.or_else(|| implied(fields)).unwrap_or(figure.qualifier);
    let bound = match qualifier {
        Qualifier::AtMost | Qualifier::FewerThan => fields.high,
        Qualifier::About => None,
        _ => fields.low,
    };
    let value = fields.value.or(bound.flatten()).unwrap_or(figure.value);
    let upper = fields.high.unwrap_or(figure.high);
    let (low, high) = bounds(qualifier, value, upper);
    let fits = |given: Option<Option<f64>>, follows: Option<f64>| given.is_none_or(|given| given == follows);
    if qualifier == Qualifier::Range && high.is_none_or(|high| high < value) {
        return Err(format!("A range from {} needs an upper bound that is no less.", written(value)));
    }
    if !fits(fields.low, low) || !fits(fields.high, high) {
        return Err(format!("The bounds do not go with {} {}.", said(qualifier), written(value)));
    }
    (figure.value, figure.low, figure.high, figure.qualifier) = (value, low, high, qualifier);
    Ok(())
}

/// The qualifier that two bounds stand for.
fn implied(fields: &Fields) -> Option<Qualifier> {
    Some(match (fields.low?, fields.high?) {
        (Some(low), Some(high)) if low == high => Qualifier::Exact,
        (Some(low), Some(high)) if low == 0.0 && fields.value == Some(high) => Qualifier::AtMost,
        (Some(_), Some(_)) => Qualifier::Range,
        (Some(_), None) => Qualifier::AtLeast,
        (None, Some(_)) => return None,
        (None, None) => Qualifier::About,
    })
}

/// "at least", as a reader says it.
fn said(qualifier: Qualifier) -> String {
    qualifier.as_str().replace('_', " ")
}

/// What is not as it was: "value 140, now 90; stage reached, now planned".
fn difference(before: &Figure, after: &Figure) -> String {
    let amount = |figure: &Figure| match (figure.qualifier, figure.high) {
        (Qualifier::Exact, _) => written(figure.value),
        (Qualifier::Range, Some(high)) => format!("{} to {}", written(figure.value), written(high)),
        (qualifier, _) => format!("{} {}", said(qualifier), written(figure.value)),
    };
    let unknown = || "not said".to_owned();
    let areas = |figure: &Figure| {
        let names: Vec<&str> = figure.adm1.iter().map(|area| area.name.as_str()).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(" + ") }
    };
    let words = |figure: &Figure| {
        [
            ("value", amount(figure)),
            ("unit", figure.unit.as_str().to_owned()),
            ("currency", figure.currency.clone().unwrap_or_else(unknown)),
            ("group", format!("“{}”", shown(&figure.group))),
            ("sex", figure.sex.map_or_else(unknown, |sex| sex.as_str().to_owned())),
            ("age", figure.age.map_or_else(unknown, |age| age.as_str().to_owned())),
            ("stage", figure.stage.as_str().to_owned()),
            ("reach", figure.reach.map_or_else(unknown, |reach| reach.as_str().to_owned())),
            ("areas", areas(figure)),
            ("outcome", figure.outcome.as_ref().map_or("none".to_owned(), |id| format!("“{}”", shown(id)))),
        ]
    };
    let said: Vec<String> = words(before)
        .into_iter()
        .zip(words(after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((name, before), (_, after))| format!("{name} {before}, now {after}"))
        .collect();
    if said.is_empty() { "as it was".to_owned() } else { said.join("; ") }
}

/// Takes a figure away; its number is one that counts nothing.
pub(super) fn reject(sheet: &mut Sheet, body: &OfFigure) -> Result<String, String> {
    let id = sheet.figure(&body.figure)?;
    let figures = &mut sheet.analysis.figures;
    let Some(at) = figures.iter().position(|figure| figure.id == id) else {
        return Err(format!("“{}” is no figure.", body.figure.shown()));
    };
    let gone = figures.remove(at);
    relation::release(figures, &gone, true);
    let quote = sheet.index.bytes(sheet.text, gone.number).map(|range| sheet.slice(&range).to_owned());
    if let (Some(numbers), Some(quote)) = (&mut sheet.analysis.numbers, quote) {
        numbers.retain(|number| !overlap(number.span, gone.number));
        let value = Some(gone.value);
        numbers.push(OtherNumber { quote, span: gone.number, kind: NumberKind::Other, value });
        numbers.sort_by_key(|number| number.span);
    }
    Ok(format!("“{}” is no figure", shown(&gone.quote)))
}
