//! The report against its JSON Schema.

use crate::harness::{check, inventory, root, specs};
use seamline::config::Profile;
use seamline::report;

#[test]
fn reports_follow_the_schema() {
    let schema = std::fs::read_to_string(root().join("crates/seamline/schema/report.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let inventory = inventory();
    for spec in specs() {
        let file = report::file(&spec.name, &check(&spec.text, Profile::Review, &inventory));
        let json = serde_json::to_value(report::report(vec![file])).unwrap();
        let errors: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", spec.name);
    }
    assert!(!validator.is_valid(&serde_json::json!({ "version": 2, "files": [], "summary": {} })));
}
