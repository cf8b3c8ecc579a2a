//! The published JSON Schema is that of the types, and what Limpid writes validates against it, by a
//! validator that knows nothing of Limpid.
#![cfg(feature = "schema")]

#[allow(dead_code)] // what the pages' own test needs beside
mod support;

#[path = "support/made.rs"]
#[allow(dead_code)] // what the properties build from the same pieces
mod made;

use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::sync::Once;
use support::{about::About, fixtures};

fn published() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/schema/limpid.article-1.json")
}

/// Publishes the schema anew where that is wanted: once, and before any of the tests reads it.
fn bless() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        if std::env::var_os("LIMPID_BLESS").is_some() {
            let text = serde_json::to_string_pretty(&of_the_types()).expect("JSON is text") + "\n";
            fs::create_dir_all(published().parent().expect("a folder")).expect("the folder");
            fs::write(published(), text).expect("the schema is written");
        }
    });
}

fn of_the_types() -> Value {
    serde_json::to_value(schemars::schema_for!(limpid::Article)).expect("a schema is JSON")
}

fn read() -> Value {
    bless();
    let text = fs::read_to_string(published()).expect("www/schema holds the schema");
    serde_json::from_str(&text).expect("the schema is JSON")
}

/// A compiled schema, and the number by which the validator knows it.
fn compiled(schema: Value) -> (boon::Schemas, boon::SchemaIndex) {
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("article.json", schema).expect("the schema is whole");
    let mut schemas = boon::Schemas::new();
    let index = compiler.compile("article.json", &mut schemas).expect("the schema compiles");
    (schemas, index)
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    assert_eq!(
        of_the_types(),
        read(),
        "the types have changed: `cargo xtask bless` publishes the schema anew"
    );
}

#[test]
fn what_limpid_writes_validates() {
    let (schemas, index) = compiled(read());
    let mut articles = 0;
    for fixture in fixtures::all() {
        let about = About::read(&fixture.folder.join("about.json")).expect("a fixture has its truth");
        let Ok(article) = fixture.extract(&about) else { continue };
        let file = limpid::render::render(&article, limpid::render::Format::Json);
        let value: Value = serde_json::from_slice(&file).expect("an article is JSON");
        if let Err(why) = schemas.validate(&value, index) {
            panic!("{}: {why:#}", fixture.slug);
        }
        articles += 1;
    }
    assert!(articles > 40, "only {articles} fixtures gave an article");
}

proptest! {
    /// Whatever an article is made of, and when it is opened again.
    #[test]
    fn every_article_validates(article in made::article()) {
        thread_local! {
            static PUBLISHED: (boon::Schemas, boon::SchemaIndex) = compiled(read());
        }
        let json = limpid::render::json(&article);
        let opened = limpid::saved::open(&json).expect("what is saved opens");
        for file in [json, limpid::render::json(&opened)] {
            let value: Value = serde_json::from_str(&file).expect("an article is JSON");
            let verdict = PUBLISHED.with(|(schemas, index)| schemas.validate(&value, *index).map_err(|why| format!("{why:#}")));
            prop_assert_eq!(verdict, Ok(()));
        }
    }
}

#[test]
fn what_is_no_article_does_not() {
    let (schemas, index) = compiled(read());
    let fixture = fixtures::all().into_iter().find(|f| f.slug == "korean--news").expect("the fixture");
    let about = About::read(&fixture.folder.join("about.json")).expect("a fixture has its truth");
    let article = serde_json::to_value(fixture.extract(&about).expect("an article")).expect("JSON");
    assert!(schemas.validate(&article, index).is_ok());
    for (pointer, wrong) in [
        ("/blocks/0/type", Value::from("script")),
        ("/blocks", Value::from("none")),
        ("/confidence", Value::from("sure")),
        ("/authors", Value::from(1)),
    ] {
        let mut broken = article.clone();
        *broken.pointer_mut(pointer).expect(pointer) = wrong;
        assert!(schemas.validate(&broken, index).is_err(), "{pointer}");
    }
}
