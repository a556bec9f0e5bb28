//! Which fixes are wanted: one of a finding, or all of a kind.

use crate::answer::Edits;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::ground::Ground;
use seamline::edit::Choice;
use seamline::rules::is_rule_or_group;
use wasm_bindgen::JsValue;

/// The edits of `{ diagnostic, fix }`, a fix by its number in the report, or of `{ fixes: "safe" | "all", rules }`.
pub(crate) fn edits(ground: &Ground<'_>, selection: &JsValue) -> Result<Edits, Failure> {
    let fields = Fields::read(selection, "selection", &["diagnostic", "fix", "fixes", "rules"])?;
    if let Some(number) = fields.count("diagnostic")? {
        Fields::read(selection, "selection", &["diagnostic", "fix"])?;
        return one(ground, number as usize, fields.count("fix")?.unwrap_or_default() as usize);
    }
    Fields::read(selection, "selection", &["fixes", "rules"])?;
    let with_unsafe = fields.choice("fixes", &[("safe", false), ("all", true)])?;
    let with_unsafe =
        with_unsafe.ok_or_else(|| fields.wrong("fixes", "\"safe\" or \"all\", or `diagnostic` a number"))?;
    let rules = fields.texts("rules")?.unwrap_or_default();
    if let Some(unknown) = rules.iter().find(|name| !is_rule_or_group(name)) {
        return Err(Failure::options(&format!("there is no rule or group `{unknown}`")));
    }
    let fixed = ground.fix(&Choice { with_unsafe, rules: &rules })?;
    Ok(Edits::of_fixed(ground.path_shown(), ground.text, &fixed))
}

fn one(ground: &Ground<'_>, diagnostic: usize, fix: usize) -> Result<Edits, Failure> {
    let checked = ground.check();
    let Some(finding) = checked.findings.get(diagnostic) else {
        let count = checked.findings.len();
        return Err(Failure::options(&format!("there is no diagnostic {diagnostic}; the report lists {count}")));
    };
    let Some(fix) = finding.fixes.get(fix) else {
        let count = finding.fixes.len();
        return Err(Failure::options(&format!("diagnostic {diagnostic} has no fix {fix}; it has {count}")));
    };
    Ok(Edits::of_fix(ground.path_shown(), ground.text, finding, fix))
}
