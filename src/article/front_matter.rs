//! Front matter that a text came with, kept so that it can be written back.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One key of the front matter with its value.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Field {
    /// The key.
    pub key: String,
    /// The value.
    pub value: FieldValue,
}

/// A value of front matter, by the core schema of YAML 1.2.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FieldValue {
    /// Nothing.
    #[default]
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// Text; dates are text.
    Text(String),
    /// A list.
    List(Vec<FieldValue>),
    /// Keys with values.
    Map(BTreeMap<String, FieldValue>),
}

impl FieldValue {
    /// The values as text, one for a scalar, one for each scalar in a list, none for anything else.
    ///
    /// ```
    /// use limpid::article::FieldValue;
    /// let list = FieldValue::List(vec![FieldValue::Text("a".into()), FieldValue::Integer(2)]);
    /// assert_eq!(list.texts(), ["a", "2"]);
    /// ```
    pub fn texts(&self) -> Vec<String> {
        match self {
            Self::List(values) => values.iter().filter_map(Self::scalar).collect(),
            other => other.scalar().into_iter().collect(),
        }
    }

    fn scalar(&self) -> Option<String> {
        match self {
            Self::Flag(flag) => Some(flag.to_string()),
            Self::Integer(number) => Some(number.to_string()),
            Self::Number(number) => Some(number.to_string()),
            Self::Text(text) => Some(text.clone()),
            Self::Null | Self::List(_) | Self::Map(_) => None,
        }
    }
}
