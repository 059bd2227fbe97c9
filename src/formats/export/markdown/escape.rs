//! Words that Markdown takes for words.

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Where a line of text begins.
    Line,
    /// Between words of the same line.
    Inside,
    /// In a heading.
    Heading,
    /// In a cell of a table.
    Cell,
}

/// Characters that begin markup wherever they stand.
const MARKUP: [char; 10] = ['\\', '`', '*', '[', '<', '~', '|', '$', '^', '{'];

/// `line`, one line with single spaces, with nothing in it that a renderer takes for its own.
///
/// Most of it is said with backslashes. Addresses, mentions, references and the names of emoji are
/// looked for by renderers in the finished text, where no backslash helps: these become code.
pub(super) fn escaped(line: &str, place: Place) -> String {
    let words = line.split(' ').enumerate();
    let words = words.map(|(at, word)| {
        let first = at == 0 && place == Place::Line;
        if rings(word) { coded(word, place) } else { plain(word, first, place) }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn plain(word: &str, first: bool, place: Place) -> String {
    let typed: Vec<char> = word.chars().collect();
    let digits = typed.iter().take_while(|c| c.is_ascii_digit()).count();
    let mut out = String::with_capacity(word.len());
    for (at, c) in typed.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| typed.get(at)).copied();
        let after = typed.get(at + 1).copied();
        if let Some(number) = numbered(*c, after, place) {
            out.push_str(number);
            continue;
        }
        let number = first && at > 0 && at == digits && after.is_none() && matches!(c, '.' | ')');
        let begins =
            at == 0 && (first && blocks(*c, after) || place == Place::Heading && *c == '#');
        let rest = || typed.iter().skip(at);
        if number
            || begins
            || MARKUP.contains(c)
            || stresses(*c, before, after, place)
            || entity(*c, rest)
        {
            out.push('\\');
        }
        out.push(*c);
    }
    out
}

/// `c` by its number, where a backslash is no help: a bar in a table, which is read before it; a brace in a
/// heading, where attributes are looked for in the same way; and a backslash that with what follows may
/// stand beside a formula.
fn numbered(c: char, after: Option<char>, place: Place) -> Option<&'static str> {
    match c {
        '|' if place == Place::Cell => Some("&#124;"),
        '{' if place == Place::Heading => Some("&#123;"),
        '\\' if after.is_some_and(|after| "()[]".contains(after)) => Some("&#92;"),
        '\\' if after.is_none() && place != Place::Line => Some("&#92;"),
        _ => None,
    }
}

/// Whether `c` begins a block where a line begins.
fn blocks(c: char, after: Option<char>) -> bool {
    match c {
        '#' | '=' | ':' | '>' => true,
        '-' | '+' => !after.is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// Whether `c` stresses what is beside it: `_` does so at the edge of a word, others where they are two, or
/// beside what is stressed already.
fn stresses(c: char, before: Option<char>, after: Option<char>, place: Place) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '_' => !(letter(before) && letter(after)),
        '=' | '+' | '%' => {
            let edge = place == Place::Inside && (before.is_none() || after.is_none());
            edge || before == Some(c) || after == Some(c)
        }
        _ => false,
    }
}

/// Whether `&` begins what may be the name of a character.
fn entity<'a, I: Iterator<Item = &'a char>>(c: char, rest: impl Fn() -> I) -> bool {
    c == '&'
        && rest().skip(1).take_while(|c| c.is_ascii_alphanumeric() || **c == '#').count() > 0
        && rest().any(|c| *c == ';')
}

/// Whether a renderer may make a link, a mention, a reference or a picture of `word` by itself.
fn rings(word: &str) -> bool {
    let low = word.to_ascii_lowercase();
    let then = |mark: char, rule: fn(char) -> bool| {
        word.split(mark).skip(1).any(|rest| rest.starts_with(rule))
    };
    low.contains("://")
        || low.contains("www.")
        || then('@', char::is_alphanumeric)
        || then('#', |c| c.is_ascii_digit())
        || short_name(word)
}

/// Whether `word` holds the name of an emoji, as in `:tada:`.
fn short_name(word: &str) -> bool {
    let named = |name: &str| {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
        name.chars().all(fits) && name.contains(|c: char| c.is_ascii_alphabetic())
    };
    let mut parts = word.split(':').skip(1).peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_some() && named(part) {
            return true;
        }
    }
    false
}

/// What can't be in code: what ends it, what ends a cell, what may begin the attributes of a heading, and
/// what may end a formula.
const PARTING: [char; 4] = ['`', '|', '{', '\\'];

/// `word` as code, without the marks it stands between.
fn coded(word: &str, place: Place) -> String {
    let opening = |c: char| matches!(c, '(' | '[' | '{' | '<' | '"' | '\'' | '“' | '‘' | '«');
    let closing = |c: char| {
        matches!(
            c,
            ')' | ']' | '}' | '>' | '"' | '\'' | '”' | '’' | '»' | '.' | ',' | ';' | '!' | '?'
        )
    };
    let core = word.trim_start_matches(opening);
    let before = word.strip_suffix(core).unwrap_or_default();
    let core = core.trim_end_matches(closing);
    let after = word.get(before.len() + core.len()..).unwrap_or_default();
    let place = if place == Place::Line { Place::Inside } else { place };
    let mut out = plain(before, false, place);
    for part in core.split_inclusive(PARTING) {
        let kept = part.trim_end_matches(PARTING);
        if !kept.is_empty() {
            out.extend(["`", kept, "`"]);
        }
        let parting = part.strip_prefix(kept).unwrap_or_default();
        out.push_str(&plain(parting, false, place));
    }
    out + &plain(after, false, place)
}

#[cfg(test)]
mod tests {
    use super::{Place, escaped};

    #[test]
    fn markup_is_shown_as_it_was_typed_and_plain_words_stay_plain() {
        for (typed, wanted) in [
            ("plain, “quoted” words; it's 14:02 – 80% (of a/b) & more!", ""),
            (
                "snake_case, C++ and [role], <-> -> R&D",
                r"snake_case, C\+\+ and \[role], \<-> -> R&D",
            ),
            ("*loud* _so_ &amp; `x`", r"\*loud\* \_so\_ \&amp; \`x\`"),
            ("# title", r"\# title"),
            ("no # title", ""),
            ("2. then", r"2\. then"),
            ("2.5 then 2. then", ""),
            ("- - -", r"\- - -"),
            ("-5 degrees", ""),
            ("===", r"\=\=\="),
            ("[x](y) ![i](j)", r"\[x](y) !\[i](j)"),
            (
                "mail a@b.example, see (https://c.example/d).",
                "mail `a@b.example`, see (`https://c.example/d`).",
            ),
            ("@ana fixed #17, :tada:", "`@ana` fixed `#17`, `:tada:`"),
            (r"\(x\)", "&#92;(x&#92;)"),
            ("x`@a|@b", r"`x`\``@a`\|`@b`"),
            ("", ""),
        ] {
            let wanted = if wanted.is_empty() { typed } else { wanted };
            assert_eq!(escaped(typed, Place::Line), wanted, "{typed:?}");
        }
        assert_eq!(escaped("# a #", Place::Heading), r"\# a \#");
        assert_eq!(escaped("- a|b", Place::Cell), "- a&#124;b");
        assert_eq!(escaped("a {#b}", Place::Heading), "a &#123;#b}");
    }
}
