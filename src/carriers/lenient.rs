//! Reading what comes as it comes, whichever carrier it is from. Live answers have nulls, blanks, numbers for texts and texts for numbers where the published
//! schema has none; one of them must not hide a label that is paid. For `#[serde(deserialize_with = …)]`.

use serde::Deserialize as _;
use serde::Deserializer;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A text. A number is one too; blanks, nulls and whatever else are none.
pub(in crate::carriers) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    })
}

/// A number, or a text that is one.
pub(in crate::carriers) fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    })
}

/// Yes or no, or neither.
pub(in crate::carriers) fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Bool(flag) => Some(flag),
        Value::String(text) => text.trim().to_ascii_lowercase().parse().ok(),
        Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    })
}

/// What can be read of it; nothing where it is something else.
pub(in crate::carriers) fn thing<'de, D: Deserializer<'de>, T: Default + DeserializeOwned>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(deserializer)?).unwrap_or_default())
}

/// Those of a list that can be read; a null is an empty list.
pub(in crate::carriers) fn list<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Array(values) => values.into_iter().filter_map(|value| serde_json::from_value(value).ok()).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Read {
        #[serde(deserialize_with = "super::text")]
        text: Option<String>,
        #[serde(deserialize_with = "super::number")]
        number: Option<f64>,
        #[serde(deserialize_with = "super::flag")]
        flag: Option<bool>,
        #[serde(deserialize_with = "super::list")]
        list: Vec<String>,
        #[serde(deserialize_with = "super::thing")]
        thing: Option<Box<Read>>,
    }

    fn read(json: &str) -> Read {
        serde_json::from_str(json).expect("an object reads, whatever is in it")
    }

    #[test]
    fn whatever_stands_where_something_else_should_is_nothing_and_hides_nothing() {
        let nothing = Read::default();
        for json in [
            "{}",
            r#"{"text":null,"number":null,"flag":null,"list":null,"thing":null}"#,
            r#"{"text":" ","number":"dear","flag":"perhaps","list":{},"thing":7}"#,
            r#"{"text":{},"number":[],"flag":1,"list":"a","thing":"a","news":{"of":["tomorrow"]}}"#,
        ] {
            assert_eq!(read(json), nothing, "{json}");
        }
    }

    #[test]
    fn a_value_in_the_clothes_of_another_is_itself() {
        let found = read(r#"{"text":17,"number":" 4.55 ","flag":"True","list":["a",7,null,"b"],"thing":{"text":"x"}}"#);
        assert_eq!(found.text.as_deref(), Some("17"));
        assert_eq!((found.number, found.flag), (Some(4.55), Some(true)));
        assert_eq!(found.list, ["a", "b"]);
        assert_eq!(found.thing.and_then(|thing| thing.text).as_deref(), Some("x"));
    }
}
