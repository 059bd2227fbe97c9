//! Writing JSON that is safe to show: control and direction characters are always escaped.

use std::fmt::Write as _;

use crate::interview::id::Id;

/// An object being written. Empty lists and absent values are left out.
pub(super) struct Object<'a> {
    out: &'a mut String,
    begun: bool,
}

impl<'a> Object<'a> {
    pub(super) fn new(out: &'a mut String) -> Self {
        out.push('{');
        Self { out, begun: false }
    }

    pub(super) fn close(&mut self) {
        self.out.push('}');
    }

    pub(super) fn text(&mut self, key: &str, text: &str) -> &mut Self {
        self.key(key);
        push_text(self.out, text);
        self
    }

    pub(super) fn maybe(&mut self, key: &str, text: Option<&str>) -> &mut Self {
        if let Some(text) = text {
            self.text(key, text);
        }
        self
    }

    pub(super) fn number(&mut self, key: &str, number: impl Into<u64>) -> &mut Self {
        self.key(key);
        push_number(self.out, number.into());
        self
    }

    pub(super) fn maybe_number(&mut self, key: &str, number: Option<impl Into<u64>>) -> &mut Self {
        if let Some(number) = number {
            self.number(key, number);
        }
        self
    }

    pub(super) fn flag(&mut self, key: &str, flag: bool) -> &mut Self {
        self.key(key);
        self.out.push_str(if flag { "true" } else { "false" });
        self
    }

    pub(super) fn texts(&mut self, key: &str, texts: &[String]) -> &mut Self {
        self.list(key, texts, |out, text| push_text(out, text))
    }

    pub(super) fn ids(&mut self, key: &str, ids: &[Id]) -> &mut Self {
        self.list(key, ids, |out, id| push_text(out, &id.to_string()))
    }

    pub(super) fn list<T>(
        &mut self,
        key: &str,
        items: &[T],
        push: impl Fn(&mut String, &T),
    ) -> &mut Self {
        if items.is_empty() {
            return self;
        }
        self.key(key);
        for (index, item) in items.iter().enumerate() {
            self.out.push(if index == 0 { '[' } else { ',' });
            push(self.out, item);
        }
        self.out.push(']');
        self
    }

    /// A value that is an object itself.
    pub(super) fn object(&mut self, key: &str, fill: impl FnOnce(&mut Object<'_>)) -> &mut Self {
        self.key(key);
        let mut inner = Object::new(self.out);
        fill(&mut inner);
        inner.close();
        self
    }

    fn key(&mut self, key: &str) {
        if self.begun {
            self.out.push(',');
        }
        self.begun = true;
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
    }
}

pub(super) fn push_number(out: &mut String, number: u64) {
    let written = write!(out, "{number}");
    debug_assert!(written.is_ok(), "writing to a string cannot fail");
}

/// A JSON string. What a terminal might act on is written as `\uXXXX`.
pub(super) fn push_text(out: &mut String, text: &str) {
    out.reserve(text.len() + 2);
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(unsafe_to_show) {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = from.chars();
        if let Some(c) = chars.next() {
            push_escaped(out, c);
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

fn unsafe_to_show(c: char) -> bool {
    match c {
        '"' | '\\' => true,
        ' '..='~' => false,
        _ => c.is_control() || is_direction(c),
    }
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn push_escaped(out: &mut String, c: char) {
    if matches!(c, '"' | '\\') {
        out.push('\\');
        out.push(c);
        return;
    }
    let written = write!(out, "\\u{:04x}", u32::from(c));
    debug_assert!(written.is_ok(), "writing to a string cannot fail");
}

#[cfg(test)]
mod tests {
    use super::push_text;

    #[test]
    fn what_a_terminal_might_act_on_is_escaped() {
        let mut out = String::new();
        push_text(&mut out, "a\"\\\u{1b}[2J\n\u{7f}\u{9b}\u{202e}\u{2028}é😀");
        let escaped = r#""a\"\\\u001b[2J\u000a\u007f\u009b\u202e\u2028é😀""#;
        assert_eq!(out, escaped);
        assert_eq!(
            serde_json::from_str::<String>(&out).unwrap(),
            "a\"\\\u{1b}[2J\n\u{7f}\u{9b}\u{202e}\u{2028}é😀"
        );
    }
}
