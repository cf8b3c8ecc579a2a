//! Names and values of all attributes of a page, in one text: a page has tens of thousands, and each would cost two
//! pieces of memory of its own.

use std::ops::Range;

/// Where a name begins, where its value does, and where that ends.
#[derive(Debug, Clone, Copy)]
struct Place {
    name: u32,
    value: u32,
    end: u32,
}

/// Attributes, by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Attributes {
    text: String,
    places: Vec<Place>,
}

impl Attributes {
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    pub(super) fn get(&self, number: u32) -> (&str, &str) {
        let Place { name, value, end } = self.places[number as usize];
        (&self.text[name as usize..value as usize], &self.text[value as usize..end as usize])
    }

    /// The value of the first of a name among some.
    pub(super) fn find(&self, numbers: Range<u32>, name: &str) -> Option<&str> {
        let places = &self.places[numbers.start as usize..numbers.end as usize];
        // Names of the same length are few, so that most are told apart without being read.
        let named = |p: &&Place| {
            (p.value - p.name) as usize == name.len()
                && self.text.as_bytes()[p.name as usize..p.value as usize] == *name.as_bytes()
        };
        places.iter().find(named).map(|p| &self.text[p.value as usize..p.end as usize])
    }

    pub(super) fn push(&mut self, name: &str, value: impl Iterator<Item = char>) {
        self.add(name, |text| text.extend(value));
    }

    pub(super) fn push_plain(&mut self, name: &str, value: &str) {
        self.add(name, |text| text.push_str(value));
    }

    fn add(&mut self, name: &str, write: impl FnOnce(&mut String)) {
        let start = self.text.len() as u32;
        self.text.push_str(name);
        let value = self.text.len() as u32;
        write(&mut self.text);
        self.places.push(Place { name: start, value, end: self.text.len() as u32 });
    }
}
