//! Objects that a caller passes: read field by field, so that what is wrong is said by name.

use crate::failure::Failure;
use js_sys::{Array, Object};
use seamline::settings::Value;
use wasm_bindgen::{JsCast, JsValue};

/// How deep settings are followed; nothing that they hold goes deeper.
const DEPTH: usize = 6;

/// How many values settings may hold, each list, table and text counted.
const VALUES: usize = 100_000;

/// The fields of an object.
pub(crate) struct Fields {
    /// What the object is called in messages.
    what: String,
    values: Entries,
}

/// The entries of an object; the few that there are need no map.
pub(crate) type Entries = Vec<(String, JsValue)>;

impl Fields {
    /// The fields of `value`, each one of `known`. Undefined and null have none; a field that is undefined is not there.
    pub(crate) fn read(value: &JsValue, what: &str, known: &[&str]) -> Result<Self, Failure> {
        let values = entries(value, what)?;
        if let Some((other, _)) = values.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            return Err(Failure::options(&format!("`{what}` has no `{other}`; it has {}", known.join(", "))));
        }
        Ok(Self { what: what.to_owned(), values })
    }

    /// A field as it is.
    pub(crate) fn get(&self, key: &str) -> Option<&JsValue> {
        self.values.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// A text.
    pub(crate) fn text(&self, key: &str) -> Result<Option<String>, Failure> {
        self.typed(key, "a string", JsValue::as_string)
    }

    /// A switch.
    pub(crate) fn flag(&self, key: &str) -> Result<Option<bool>, Failure> {
        self.typed(key, "true or false", JsValue::as_bool)
    }

    /// A whole number that is not negative.
    pub(crate) fn count(&self, key: &str) -> Result<Option<u32>, Failure> {
        let whole = |value: &JsValue| {
            let number = value.as_f64()?;
            (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
        };
        self.typed(key, "a whole number", whole)
    }

    /// A list of texts.
    pub(crate) fn texts(&self, key: &str) -> Result<Option<Vec<String>>, Failure> {
        self.typed(key, "a list of strings", |value| {
            Array::is_array(value)
                .then(|| value.unchecked_ref::<Array>().iter().map(|text| text.as_string()).collect())?
        })
    }

    /// One of `choices`, by its name.
    pub(crate) fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Result<Option<T>, Failure> {
        let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        self.typed(key, &names.join(" or "), |value| {
            let chosen = value.as_string()?;
            choices.iter().find(|(name, _)| *name == chosen).map(|(_, meaning)| *meaning)
        })
    }

    /// What is wrong with a field, by its name.
    pub(crate) fn wrong(&self, key: &str, should: &str) -> Failure {
        Failure::options(&format!("`{}.{key}` has to be {should}", self.what))
    }

    fn typed<T>(&self, key: &str, should: &str, read: impl Fn(&JsValue) -> Option<T>) -> Result<Option<T>, Failure> {
        let Some(value) = self.get(key) else { return Ok(None) };
        read(value).map(Some).ok_or_else(|| self.wrong(key, should))
    }
}

/// The entries of an object that are not undefined; of undefined and null there are none.
pub(crate) fn entries(value: &JsValue, what: &str) -> Result<Entries, Failure> {
    if value.is_undefined() || value.is_null() {
        return Ok(Vec::new());
    }
    if !is_plain(value) {
        return Err(Failure::options(&format!("`{what}` has to be an object")));
    }
    let pairs = Object::entries(value.unchecked_ref::<Object>());
    let pairs = pairs.iter().map(|pair| {
        let pair: Array = pair.unchecked_into();
        (pair.get(0).as_string().unwrap_or_default(), pair.get(1))
    });
    Ok(pairs.filter(|(_, value)| !value.is_undefined()).collect())
}

/// Whether a value is an object like `{}`. The entries of a `Map` or a `Date` are none of its fields: they would be lost
/// without a word.
fn is_plain(value: &JsValue) -> bool {
    if !value.is_object() || Array::is_array(value) {
        return false;
    }
    let prototype: JsValue = Object::get_prototype_of(value).into();
    prototype.is_null() || Object::get_prototype_of(&prototype).is_null()
}

/// A value of the settings; `name` is the option that it is.
///
/// # Errors
/// When it holds an object that is none of settings, or more values than anybody writes.
pub(crate) fn setting(value: &JsValue, name: &str) -> Result<Value, Failure> {
    let mut left = VALUES;
    setting_within(value, name, DEPTH, &mut left)
}

fn setting_within(value: &JsValue, name: &str, depth: usize, left: &mut usize) -> Result<Value, Failure> {
    let too_many = || Failure::options(&format!("`options.{name}` holds more than {VALUES} values"));
    *left = left.checked_sub(1).ok_or_else(too_many)?;
    if let Some(text) = value.as_string() {
        return Ok(Value::Text(text));
    }
    if depth > 0 && Array::is_array(value) {
        let list: &Array = value.unchecked_ref();
        // A list may be long without anything in it.
        if list.length() as usize > *left {
            return Err(too_many());
        }
        let values = list.iter().map(|one| setting_within(&one, name, depth - 1, left));
        return values.collect::<Result<_, _>>().map(Value::List);
    }
    match value.js_typeof().as_string().as_deref() {
        Some("object") if depth > 0 && !value.is_null() => {
            let entries = entries(value, &format!("options.{name}"))?;
            let values =
                entries.iter().map(|(key, value)| Ok((key.clone(), setting_within(value, name, depth - 1, left)?)));
            values.collect::<Result<_, Failure>>().map(Value::Table)
        }
        _ if value.is_null() => Ok(Value::Other("null".to_owned())),
        Some("undefined") => Ok(Value::Other("undefined".to_owned())),
        Some(kind) => Ok(Value::Other(format!("a {kind}"))),
        None => Ok(Value::Other("something else".to_owned())),
    }
}
