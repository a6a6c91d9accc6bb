//! An OpenAPI 3.0 document as JSON schemas that a validator of today understands.
//!
//! Its `$ref`s are written out, `allOf` is merged (each part forbids what it does not know, so none may be judged alone), `nullable`
//! becomes a type, and the boolean limits of 3.0 become numbers. A schema that does not compile is an error here, never a silence.

use std::fs;
use std::path::Path;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

/// Which way a body goes: what is read-only is not asked of a request, and what is write-only not of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Request,
    Answer,
}

/// A document.
pub struct Document(Value);

impl Document {
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self(serde_yaml_ng::from_str(&text).expect("a document in YAML"))
    }

    /// The operation behind a method and a path, and the template that it matches. Written-out paths win over templates.
    pub fn operation(&self, method: &str, path: &str) -> Option<(String, &Value)> {
        let paths = self.0["paths"].as_object()?;
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let fits = |template: &str| {
            let own: Vec<&str> = template.trim_matches('/').split('/').collect();
            let same = |(own, part): (&&str, &&str)| own == part || own.starts_with('{') && !part.is_empty();
            own.len() == parts.len() && own.iter().zip(&parts).all(same)
        };
        let templates = paths.keys().filter(|template| fits(template));
        let template = templates.min_by_key(|template| template.matches('{').count())?;
        let operation = paths[template].get(method.to_lowercase())?;
        Some((template.clone(), operation))
    }

    /// What a request's body must be; none where there is none.
    pub fn request(&self, operation: &Value) -> Option<Value> {
        let body = self.resolved(&operation["requestBody"]);
        let schema = &body["content"]["application/json"]["schema"];
        (!schema.is_null()).then(|| self.translated(schema, Way::Request, &mut Vec::new()))
    }

    /// What an answer's body must be: none where the status is not known, null where it has no body.
    pub fn answer(&self, operation: &Value, status: u16) -> Option<Value> {
        let response = operation["responses"].get(status.to_string())?;
        let schema = &self.resolved(response)["content"]["application/json"]["schema"];
        Some(if schema.is_null() { Value::Null } else { self.translated(schema, Way::Answer, &mut Vec::new()) })
    }

    /// The names that a query may have.
    pub fn query_names(&self, operation: &Value) -> Vec<String> {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let parameters = parameters.map(|parameter| self.resolved(parameter));
        let of_query = parameters.filter(|parameter| parameter["in"] == "query");
        of_query.filter_map(|parameter| parameter["name"].as_str().map(str::to_owned)).collect()
    }

    /// How many bodies the document has, and how many of their schemas do not compile.
    pub fn compiled(&self) -> (usize, Vec<String>) {
        let (mut bodies, mut failed) = (0, Vec::new());
        let operations = self.0["paths"].as_object().into_iter().flatten();
        for (path, methods) in operations {
            for (method, operation) in methods.as_object().into_iter().flatten() {
                let requests = self.request(operation).map(|schema| ("request".to_owned(), schema));
                let statuses = operation["responses"].as_object().into_iter().flatten();
                let answers = statuses.filter_map(|(status, _)| {
                    let schema = self.answer(operation, status.parse().ok()?)?;
                    (!schema.is_null()).then(|| (status.clone(), schema))
                });
                for (what, schema) in requests.into_iter().chain(answers) {
                    bodies += 1;
                    let schema = finished(schema.as_object().cloned().unwrap_or_default());
                    if let Err(error) = jsonschema::validator_for(&schema) {
                        failed.push(format!("{method} {path} {what}: {error}"));
                    }
                }
            }
        }
        (bodies, failed)
    }

    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str().and_then(|at| at.strip_prefix('#')) {
            Some(at) => self.resolved(self.0.pointer(at).unwrap_or_else(|| panic!("no {at} in the document"))),
            None => value,
        }
    }

    fn translated(&self, schema: &Value, way: Way, inside: &mut Vec<String>) -> Value {
        if let Some(name) = schema["$ref"].as_str() {
            // What contains itself is judged as deep as it was written out.
            if inside.iter().any(|outer| outer == name) {
                return json!({});
            }
            inside.push(name.to_owned());
            let translated = self.translated(self.resolved(schema), way, inside);
            inside.pop();
            return translated;
        }
        let Some(own) = schema.as_object() else { return schema.clone() };
        let mut whole = Map::new();
        for part in own.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            merge(&mut whole, self.translated(part, way, inside));
        }
        let mut rest = Map::new();
        for (key, value) in own {
            match key.as_str() {
                "type" | "enum" | "required" | "pattern" | "minLength" | "maxLength" | "minItems" | "maxItems"
                | "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => {
                    rest.insert(key.clone(), value.clone());
                }
                "properties" => {
                    let properties = value.as_object().into_iter().flatten();
                    let properties =
                        properties.map(|(name, value)| (name.clone(), self.translated(value, way, inside)));
                    rest.insert(key.clone(), properties.collect::<Map<_, _>>().into());
                    rest.insert("x-unasked".to_owned(), self.unasked(value, way));
                }
                "items" | "additionalProperties" => {
                    rest.insert(key.clone(), self.translated(value, way, inside));
                }
                "anyOf" | "oneOf" => {
                    let branches = value.as_array().into_iter().flatten();
                    rest.insert(key.clone(), branches.map(|branch| self.translated(branch, way, inside)).collect());
                }
                _ => (),
            }
        }
        merge(&mut whole, rest.into());
        if own.get("nullable") == Some(&json!(true)) {
            let judged = finished(whole);
            return json!({ "anyOf": [judged, { "type": "null" }] });
        }
        Value::Object(whole)
    }

    /// The properties that this way does not ask for, whatever `required` says.
    fn unasked(&self, properties: &Value, way: Way) -> Value {
        let mark = match way {
            Way::Request => "readOnly",
            Way::Answer => "writeOnly",
        };
        let properties = properties.as_object().into_iter().flatten();
        let marked = properties.filter(|(_, property)| property[mark] == true || self.resolved(property)[mark] == true);
        marked.map(|(name, _)| json!(name)).collect()
    }
}

/// A schema, ready to be judged by: what was noted on the way is worked in, all the way down.
pub fn finished(mut schema: Map<String, Value>) -> Value {
    let unasked = schema.remove("x-unasked").unwrap_or_default();
    if let (Some(required), Some(unasked)) =
        (schema.get_mut("required").and_then(Value::as_array_mut), unasked.as_array())
    {
        required.retain(|name| !unasked.contains(name));
    }
    for (limit, strict) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
        match schema.get(strict) {
            Some(Value::Bool(true)) => {
                if let Some(limit) = schema.remove(limit) {
                    schema.insert(strict.to_owned(), limit);
                }
            }
            Some(Value::Bool(false)) => drop(schema.remove(strict)),
            Some(_) | None => (),
        }
    }
    // Where a part is chosen, the whole knows what the chosen part allows, and no part knows the whole.
    let has_branches = schema.contains_key("anyOf") || schema.contains_key("oneOf");
    let closed = schema.get("additionalProperties") == Some(&json!(false));
    if has_branches && closed {
        schema.remove("additionalProperties");
        schema.insert("unevaluatedProperties".to_owned(), json!(false));
    }
    for (key, value) in &mut schema {
        match (key.as_str(), value) {
            ("properties", Value::Object(properties)) => properties.values_mut().for_each(finish),
            ("items" | "additionalProperties", value) => finish(value),
            ("anyOf" | "oneOf", Value::Array(branches)) => {
                for branch in branches {
                    if closed && let Some(branch) = branch.as_object_mut() {
                        branch.remove("additionalProperties");
                    }
                    finish(branch);
                }
            }
            _ => (),
        }
    }
    Value::Object(schema)
}

fn finish(value: &mut Value) {
    if let Value::Object(schema) = value {
        *value = finished(std::mem::take(schema));
    }
}

/// Takes a part of an `allOf` in: properties and duties add up; what both say, the later says better.
fn merge(whole: &mut Map<String, Value>, part: Value) {
    let Value::Object(part) = part else { return };
    for (key, value) in part {
        match (key.as_str(), whole.get_mut(&key), value) {
            ("properties", Some(Value::Object(known)), Value::Object(more)) => known.extend(more),
            ("required" | "x-unasked", Some(Value::Array(known)), Value::Array(more)) => {
                known.extend(more);
            }
            (_, _, value) => {
                whole.insert(key, value);
            }
        }
    }
}
