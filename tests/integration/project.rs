//! Project files, as `docs/project.md` describes them.

use headcount::project::{Project, ProjectError};
use serde_json::Value;

use crate::schema;

fn root(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The example of the page.
fn example() -> String {
    let page = root("docs/project.md");
    let (_, rest) = page.split_once("```json\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

fn faults(value: &Value) -> Vec<String> {
    schema::faults(&serde_json::from_str(&root("docs/project.schema.json")).unwrap(), value)
}

#[test]
fn the_example_is_read_and_written_again() {
    let given: Value = serde_json::from_str(&example()).unwrap();
    assert_eq!(faults_without_corrections(&given), [""; 0]);
    let project = Project::from_json(&example()).unwrap();
    let written = serde_json::to_string(&project).unwrap();
    assert_eq!(Project::from_json(&written).unwrap(), project);
    assert_eq!(faults_without_corrections(&serde_json::from_str(&written).unwrap()), [""; 0]);
    let reviewed = project.reports.first().unwrap().reviewed();
    assert_eq!((reviewed.analysis.totals.people.counted, reviewed.steps.len()), (120.0, 1));
}

/// Corrections have a schema of their own.
fn faults_without_corrections(value: &Value) -> Vec<String> {
    let mut value = value.clone();
    let corrections: Value = serde_json::from_str(&root("docs/corrections.schema.json")).unwrap();
    for report in value.pointer_mut("/reports").and_then(Value::as_array_mut).unwrap() {
        let own = report.as_object_mut().unwrap().remove("corrections");
        assert_eq!(own.map(|own| schema::faults(&corrections, &own)).unwrap_or_default(), [""; 0]);
    }
    faults(&value)
}

#[test]
fn what_may_be_left_out_is_found_out() {
    let json = r#"{"schema": "headcount-project/1", "reports": [
        {"text": "We trained 30 women in Kayes and 20 women in Dosso.", "country": ["MLI", "NER"]},
        {"text": "We trained 30 women.", "country": "SEN"}]}"#;
    assert_eq!(faults(&serde_json::from_str(json).unwrap()), [""; 0]);
    let project = Project::from_json(json).unwrap();
    assert_eq!(project.reports[0].reviewed().analysis.report.countries, ["MLI", "NER"]);
    assert_eq!(project.reports[1].options().country, ["SEN"]);
    assert!(Project::is_one(json) && !Project::is_one("{}") && !Project::is_one("We trained 30 women."));
}

#[test]
fn other_versions_are_refused_by_name() {
    let json = r#"{"schema": "headcount-project/2", "reports": []}"#;
    assert!(Project::is_one(json));
    let error = Project::from_json(json).unwrap_err();
    assert!(matches!(error, ProjectError::Version(_)));
    assert_eq!(
        error.to_string(),
        "a project of the format “headcount-project/2”; this reads headcount-project/1"
    );
    assert!(Project::from_json("[]").is_err());
}
