//! IATI activity files to blocks: a heading for each result, its indicators as tables.
//!
//! A table has one indicator, so that the heads of its columns are about its numbers
//! alone. Where an actual value is broken down, its column says that it is the total.

mod indicator;
mod tree;

use super::blocks::{Blocks, Shape};
use super::error::ReadError;
use tree::Element;

/// What an activity file says.
///
/// # Errors
/// It is damaged, or no activity is in it.
pub(crate) fn read(text: &str) -> Result<Blocks, ReadError> {
    let root = tree::read(text)?;
    let mut blocks = Blocks::default();
    let activities: Vec<&Element> =
        if root.name == "iati-activity" { vec![&root] } else { root.children("iati-activity").collect() };
    if activities.is_empty() {
        return Err(ReadError::Markup);
    }
    for activity in activities {
        write_activity(activity, &mut blocks);
    }
    Ok(blocks)
}

/// An activity, and the words it has for its parts.
pub(super) struct Activity<'a> {
    element: &'a Element,
    language: &'a str,
}

impl<'a> Activity<'a> {
    /// The narrative of a part: in the activity's language, else the first.
    pub(super) fn words(&self, parent: &'a Element, name: &str) -> String {
        parent.child(name).map(|part| self.narrative(part)).unwrap_or_default()
    }

    pub(super) fn narrative(&self, part: &'a Element) -> String {
        let mut narratives = part.children("narrative");
        let own = |narrative: &&Element| {
            narrative.attribute("lang").is_none_or(|language| language.eq_ignore_ascii_case(self.language))
        };
        let found = narratives.clone().find(own).or_else(|| narratives.next());
        // Before version 2 the words stood in the part itself.
        found.map_or(&part.text, |narrative| &narrative.text).trim().to_owned()
    }

    /// The name of a place, by what refers to it.
    pub(super) fn place(&self, reference: &str) -> String {
        let found = self.element.children("location").find(|place| place.attribute("ref") == Some(reference));
        found
            .map(|place| self.words(place, "name"))
            .filter(|name| !name.is_empty())
            .unwrap_or(reference.to_owned())
    }
}

fn write_activity(element: &Element, blocks: &mut Blocks) {
    let language =
        element.attribute("lang").or_else(|| element.attribute("default-language")).unwrap_or("en");
    let activity = Activity { element, language };
    let identifier =
        element.child("iati-identifier").map(|part| part.text.trim().to_owned()).unwrap_or_default();
    let title = activity.words(element, "title");
    blocks.push(Shape::Heading(1), if title.is_empty() { &identifier } else { &title });
    let countries = element.children("recipient-country").map(|country| {
        let name = activity.narrative(country);
        if name.is_empty() { country.attribute("code").unwrap_or_default().to_owned() } else { name }
    });
    let countries: Vec<String> = countries.filter(|name| !name.is_empty()).collect();
    if !countries.is_empty() {
        blocks.push(Shape::Paragraph, &countries.join(", "));
    }
    if let Some(period) = reported_period(element) {
        blocks.push(Shape::Paragraph, &period);
    }
    for description in element.children("description") {
        paragraphs(&activity.narrative(description), blocks);
    }
    let places: Vec<String> =
        element.children("location").map(|place| activity.words(place, "name")).collect();
    let places: Vec<String> = places.into_iter().filter(|name| !name.is_empty()).collect();
    if !places.is_empty() {
        blocks.push(Shape::Paragraph, &format!("{}.", places.join(", ")));
    }
    write_results(&activity, blocks);
}

/// From the first to the last day that any result is about.
fn reported_period(activity: &Element) -> Option<String> {
    let periods: Vec<&Element> = activity
        .children("result")
        .flat_map(|result| result.children("indicator"))
        .flat_map(|indicator| indicator.children("period"))
        .filter(|period| period.child("actual").is_some())
        .collect();
    let day = |period: &'_ &Element, name| period.child(name)?.attribute("iso-date").map(str::to_owned);
    let first = periods.iter().filter_map(|period| day(period, "period-start")).min()?;
    let last = periods.iter().filter_map(|period| day(period, "period-end")).max()?;
    Some(format!("{first} – {last}"))
}

fn write_results(activity: &Activity, blocks: &mut Blocks) {
    let mut counts = [0_u32; 4];
    for result in activity.element.children("result") {
        let (at, word) = match result.attribute("type") {
            Some("1") => (0, "Output"),
            Some("2") => (1, "Outcome"),
            Some("3") => (2, "Impact"),
            _ => (3, "Result"),
        };
        let number = counts.get_mut(at).map_or(1, |count| {
            *count += 1;
            *count
        });
        let title = activity.words(result, "title");
        blocks.push(Shape::Heading(2), &format!("{word} {number}: {title}"));
        paragraphs(&activity.words(result, "description"), blocks);
        for indicator in result.children("indicator") {
            indicator::write(activity, indicator, blocks);
        }
    }
}

/// Paragraphs of a narrative stand on lines of their own.
pub(super) fn paragraphs(text: &str, blocks: &mut Blocks) {
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        blocks.push(Shape::Paragraph, line);
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::Kind;
    use super::*;

    const FILE: &str = r#"<iati-activities version="2.03"><iati-activity xml:lang="en">
        <iati-identifier>XX-1</iati-identifier>
        <title><narrative xml:lang="fr">Femmes</narrative><narrative>Women in Mali</narrative></title>
        <recipient-country code="ML"><narrative>Mali</narrative></recipient-country>
        <location ref="L1"><name><narrative>Kayes</narrative></name></location>
        <result type="2"><title><narrative>Women earn more</narrative></title>
          <indicator measure="1"><title><narrative>Number of women trained</narrative></title>
            <baseline year="2021" value="10"/>
            <period><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/>
              <target value="200"/><actual value="150"><location ref="L1"/><comment><narrative>Late start.</narrative></comment></actual></period></indicator>
          <indicator measure="1"><title><narrative>Number of people reached</narrative></title>
            <period><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/>
              <actual value="300"/><actual value="180"><dimension name="sex" value="female"/></actual></period></indicator>
          <indicator measure="2"><title><narrative>Women who own land</narrative></title>
            <period><period-start iso-date="2023-01-01"/><period-end iso-date="2024-06-30"/><actual value="45"/></period></indicator>
        </result></iati-activity></iati-activities>"#;

    #[test]
    fn results_become_headings_and_tables() {
        assert_eq!(
            read(FILE).unwrap().finish("a.xml", Kind::Iati).unwrap().text,
            "# Women in Mali\n\nMali\n\n2023-01-01 – 2024-06-30\n\nKayes.\n\n## Outcome 1: Women earn more\n\n\
             Indicator\tPlace\tBaseline\tTarget\tActual\nNumber of women trained (2023)\tKayes\t10\t200\t150\n\n\
             Late start.\n\n\
             Indicator\tActual, total\tWomen\nNumber of people reached (2023)\t300\t180\n\n\
             Indicator\tActual\nWomen who own land (2023-01-01 – 2024-06-30)\t45%\n"
        );
    }

    #[test]
    fn other_xml_is_no_activity_file() {
        assert_eq!(read("<a><iati-activities/></a>").unwrap_err(), ReadError::Markup);
        assert_eq!(read("<iati-activities><iati-activity>").unwrap_err(), ReadError::Damaged);
    }
}
