//! What is no name and may still say who or where: addresses, handles, numbers, tickets, machines.
//!
//! Found by their shape alone, and rather once too often: each is asked about once.

use std::ops::Range;

use crate::findings::names::{Class, fold::fold};

/// Something of this kind in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Thing {
    /// Where it stands, in bytes.
    pub(super) at: Range<usize>,
    /// What it is.
    pub(super) class: Class,
    /// What it is called when it is judged.
    pub(super) key: String,
}

/// How many digits make a number one that may be called or looked up.
const DIGITS: usize = 7;

/// All of them, in order, none over another.
pub(super) fn things(text: &str) -> Vec<Thing> {
    let mut start = 0;
    let chunks = text.split_inclusive(char::is_whitespace).filter_map(|chunk| {
        let here = start;
        start += chunk.len();
        of_chunk(chunk.trim_end(), here)
    });
    let mut found: Vec<Thing> = chunks.collect();
    for number in numbers(text) {
        if !found
            .iter()
            .any(|thing| thing.at.start < number.at.end && number.at.start < thing.at.end)
        {
            found.push(number);
        }
    }
    found.sort_by_key(|thing| thing.at.start);
    found
}

/// What stands between two spaces, if it is something.
fn of_chunk(chunk: &str, start: usize) -> Option<Thing> {
    let trimmed = chunk.trim_start_matches(is_opening);
    let start = start + (chunk.len() - trimmed.len());
    let trimmed = trimmed.trim_end_matches(is_closing);
    let trimmed = trimmed.strip_suffix("'s").or(trimmed.strip_suffix("’s")).unwrap_or(trimmed);
    let (part, class) = sort(trimmed)?;
    let from = start + part.start;
    let at = from..start + part.end;
    Some(Thing { at, class, key: fold(trimmed.get(part)?) })
}

fn is_opening(c: char) -> bool {
    "([{<\"'“‘«„".contains(c)
}

fn is_closing(c: char) -> bool {
    ")]}>\"'”’»“.,;:!?…".contains(c)
}

fn sort(chunk: &str) -> Option<(Range<usize>, Class)> {
    let all = 0..chunk.len();
    if let Some(from) = address(chunk) {
        return Some((from..chunk.len(), Class::Url));
    }
    if let Some(at) = chunk.find('@') {
        return at_sign(chunk, at);
    }
    let is = [
        (is_path as fn(&str) -> bool, Class::Url),
        (is_ticket, Class::Ticket),
        (is_host, Class::Host),
    ];
    is.into_iter().find(|(is, _)| is(chunk)).map(|(_, class)| (all, class))
}

/// Where an address on the web begins.
fn address(chunk: &str) -> Option<usize> {
    let lower = chunk.to_ascii_lowercase();
    if let Some(at) = lower.find("://") {
        let scheme = lower.get(..at)?;
        let letters = scheme.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        return Some(at - letters);
    }
    let slash = lower.find('/');
    let host = slash.is_some_and(|at| lower.get(..at).is_some_and(is_dotted));
    (lower.starts_with("www.") || lower.starts_with("mailto:") || host).then_some(0)
}

/// `@ana`, `ana@example.org`, `root@db-1`.
fn at_sign(chunk: &str, at: usize) -> Option<(Range<usize>, Class)> {
    let before = chunk.get(..at)?;
    let after = chunk.get(at + 1..)?;
    let named = |c: char| c.is_alphanumeric() || "._-+%".contains(c);
    let after = after.len() - after.trim_start_matches(named).len();
    let end = at + 1 + after;
    let from = before.trim_end_matches(named).len();
    match (from == at, after) {
        (_, 0) => None,
        (true, _) => Some((at..end, Class::Handle)),
        (false, _) => Some((from..end, Class::Email)),
    }
}

/// `/home/ana/notes`, `~/notes`, `C:\notes`.
fn is_path(chunk: &str) -> bool {
    let letters = chunk.bytes().any(|byte| byte.is_ascii_alphanumeric());
    let rooted = chunk.starts_with('/') || chunk.starts_with("~/") || chunk.starts_with("\\\\");
    letters && (rooted || chunk.contains(":\\"))
}

/// `OPS-1234`, `INC0012345`, `#4711`, `#inc-1120`.
fn is_ticket(chunk: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(after) = chunk.strip_prefix('#') {
        return digits(after) || is_numbered(after);
    }
    let letters = chunk.len() - chunk.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (Some(name), Some(rest)) = (chunk.get(..letters), chunk.get(letters..)) else {
        return false;
    };
    let capitals = letters >= 2 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    match rest.strip_prefix(['-', '_']) {
        Some(number) => {
            letters >= 2 && digits(number) && name.starts_with(|c: char| c.is_ascii_uppercase())
        }
        None => capitals && digits(rest) && rest.len() >= 3,
    }
}

/// `kafka-prod-3`, `db01.example.org`, `web03`, `10.2.3.4`, `fe80::1`.
fn is_host(chunk: &str) -> bool {
    is_dotted(chunk) || is_numbered(chunk) || is_ip6(chunk)
}

/// Names joined by dots, the last one of letters; or four numbers.
fn is_dotted(chunk: &str) -> bool {
    let labels: Vec<&str> = chunk.split('.').collect();
    let plain = |label: &&str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
    };
    let last = labels.last().copied().unwrap_or_default();
    let named = last.chars().count() >= 2 && last.chars().all(char::is_alphabetic);
    let number = |label: &&str| label.parse::<u8>().is_ok();
    let four = labels.len() == 4 && labels.iter().all(number);
    labels.len() >= 2 && labels.iter().all(plain) && (named || four)
}

/// Letters first, then digits at the end of it or of a part.
fn is_numbered(chunk: &str) -> bool {
    let plain = chunk.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let letters = chunk.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = chunk.bytes().filter(u8::is_ascii_digit).count();
    let parted = chunk.contains(['-', '_']);
    plain && letters >= 2 && digits >= if parted { 1 } else { 2 }
}

fn is_ip6(chunk: &str) -> bool {
    let hex = chunk.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':');
    let colons = chunk.matches(':').count();
    let letters = chunk.bytes().any(|byte| byte.is_ascii_alphabetic());
    hex && colons >= 2 && (letters || chunk.contains("::"))
}

/// Digits with little between them, enough to be a telephone number. Days are none.
fn numbers(text: &str) -> Vec<Thing> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, end)) = next_number(text, from) {
        from = end.max(from + 1);
        let run = text.get(start..end).unwrap_or_default();
        if let Some(day) = day(run) {
            from = start + day;
            continue;
        }
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= DIGITS {
            found.push(Thing { at: start..end, class: Class::Number, key: digits });
        }
    }
    found
}

/// Where digits begin, and where they and what stands between them end.
fn next_number(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text.get(from..)?.find(|c: char| c.is_ascii_digit() || c == '+')?;
    let (mut end, mut gap) = (start + 1, 0);
    for (at, c) in text.get(start..)?.char_indices() {
        match c {
            '0'..='9' => (end, gap) = (start + at + 1, 0),
            ' ' | '-' | '.' | '/' | '(' | ')' | '+' | '\u{A0}' if gap < 3 => gap += 1,
            _ => break,
        }
    }
    Some((start, end))
}

/// How many bytes a day takes at the beginning: `2026-11-20`.
fn day(run: &str) -> Option<usize> {
    let day = run.get(..10)?;
    let shape = day
        .bytes()
        .enumerate()
        .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    let ends = run.get(10..).is_none_or(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    (shape && ends).then_some(10)
}

#[cfg(test)]
mod tests {
    use super::things;
    use crate::findings::Class;

    fn found(text: &str) -> Vec<(Class, &str)> {
        things(text).into_iter().filter_map(|one| Some((one.class, text.get(one.at)?))).collect()
    }

    #[test]
    fn each_sort_is_found_by_its_shape() {
        let cases = [
            ("see (https://wiki.example.org/x?a=b).", Class::Url, "https://wiki.example.org/x?a=b"),
            ("on www.example.org,", Class::Url, "www.example.org"),
            ("github.com/acme/checkout#12 says", Class::Url, "github.com/acme/checkout#12"),
            ("in /home/ana/notes.txt", Class::Url, "/home/ana/notes.txt"),
            ("wrote ana.k@example.org's list", Class::Email, "ana.k@example.org"),
            ("as root@db-1: ok", Class::Email, "root@db-1"),
            ("ask @ana_k, please", Class::Handle, "@ana_k"),
            ("on \"OPS-1234\"", Class::Ticket, "OPS-1234"),
            ("INC0012345 was", Class::Ticket, "INC0012345"),
            ("#4711", Class::Ticket, "#4711"),
            ("#inc-1120;", Class::Ticket, "#inc-1120"),
            ("kafka-prod-3 went", Class::Host, "kafka-prod-3"),
            ("db.prod.internal", Class::Host, "db.prod.internal"),
            ("web03", Class::Host, "web03"),
            ("10.2.3.4", Class::Host, "10.2.3.4"),
            ("fe80::1", Class::Host, "fe80::1"),
            ("call +49 30 123 45 67 now", Class::Number, "+49 30 123 45 67"),
            ("(555) 123-4567", Class::Number, "555) 123-4567"),
            ("17794378891", Class::Number, "17794378891"),
        ];
        for (text, class, thing) in cases {
            assert_eq!(found(text), [(class, thing)], "{text}");
        }
    }

    #[test]
    fn times_days_amounts_and_plain_words_are_nothing_of_the_kind() {
        for text in [
            "at 14:50, about 02:00:10, on 2026-11-20 and 2026-11-20 14:50",
            "e.g. a 24-hour shift, 3.5 times, 99.99 percent, p95 and v2",
            "and/or, read/write, half-hearted, well... done",
            "A / B @ noon, 1000 of 2000",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn the_same_thing_has_one_key() {
        let key = |text: &str| things(text).pop().map(|one| one.key);
        assert_eq!(key("HTTPS://Wiki.example.org/A"), key("(https://wiki.example.org/a)"));
        assert_eq!(key("+49 30 1234567"), key("+49-301234567"));
    }
}
