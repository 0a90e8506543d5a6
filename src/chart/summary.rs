//! A chart in words, from what its marks say.

use super::{Kind, Spec, by_adm1, by_outcome, lay, title};
use crate::model::Analysis;

/// What a chart shows, in a few sentences for those who don't see it.
///
/// ```
/// use headcount::chart::{Kind, Spec, summary};
/// let analysis = headcount::analyze("In Kolda, 120 women were trained.", &Default::default());
/// let said = summary(&analysis, &Spec::new(Kind::Who, 720.0));
/// assert!(said.contains("women and girls: 120 people counted"), "{said}");
/// ```
pub fn summary(analysis: &Analysis, spec: &Spec) -> String {
    /// More would be a table, and there is one beside each chart.
    const MOST: usize = 3;
    let layout = lay(analysis, &Spec { heading: false, ..spec.clone() });
    let totals = &analysis.totals;
    let marks = |key: &str| layout.marks.iter().find(|mark| mark.key == key).map(|mark| mark.summary.clone());
    let mut said: Vec<String> = match spec.chart {
        Kind::ByAdm1 | Kind::Map | Kind::Matrix => {
            by_adm1::sorted(analysis).iter().filter_map(|area| marks(&area.name)).take(MOST).collect()
        }
        Kind::ByOutcome => {
            let outcomes = by_outcome::by_people(&totals.by_outcome).into_iter();
            let outcomes = outcomes.filter_map(|at| totals.by_outcome.get(at));
            let keys = outcomes.map(|total| total.outcome.as_deref().unwrap_or_default());
            keys.filter_map(marks).take(MOST).collect()
        }
        Kind::Who | Kind::Range => layout.marks.iter().map(|mark| mark.summary.clone()).collect(),
    };
    said.extend(marks("unlocated"));
    if layout.marks.is_empty() {
        said.extend(layout.texts.into_iter().map(|text| text.content));
    }
    let sentences = std::iter::once(title(spec).to_owned()).chain(said);
    sentences.map(|said| format!("{}.", said.trim_end_matches('.'))).collect::<Vec<_>>().join(" ")
}
