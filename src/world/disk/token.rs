//! Random names, and slugs.

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The longest slug, in characters.
const LONGEST: usize = 40;

/// This many random characters.
pub(super) fn random(length: usize) -> String {
    let mut bytes = vec![0_u8; length];
    let filled = getrandom::fill(&mut bytes);
    debug_assert!(filled.is_ok(), "every system here has random bytes");
    bytes
        .iter()
        .filter_map(|byte| DIGITS.get(usize::from(byte % 32)))
        .copied()
        .map(char::from)
        .collect()
}

/// Lower-case words joined by hyphens; empty where nothing of the text can stay.
pub(super) fn slug(text: &str) -> String {
    let kept = text.chars().flat_map(char::to_lowercase);
    let kept = kept.map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    let mut slug = String::new();
    for c in kept {
        if c != '-' || !(slug.is_empty() || slug.ends_with('-')) {
            slug.push(c);
        }
        if slug.len() >= LONGEST {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Whether this is a name such as the ones made here, so that it leads nowhere else.
pub(super) fn is_slug(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=120).contains(&name.len()) && name.bytes().all(plain) && !name.starts_with('-')
}

/// The tag of the ids a writer makes: never 0, and never that of another writer.
pub(super) fn tag(writer: &str) -> u32 {
    let digit = |byte: u8| DIGITS.iter().position(|digit| *digit == byte);
    let value = writer
        .bytes()
        .try_fold(0_u32, |value, byte| Some(value << 5 | u32::try_from(digit(byte)?).ok()?));
    match value {
        Some(value) if writer.len() == 6 => 1 << 30 | value,
        _ => 1 << 31 | crc32c::crc32c(writer.as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_slug, random, slug, tag};

    #[test]
    fn a_slug_is_plain() {
        assert_eq!(slug("  Kafka broker — paging, at Night! "), "kafka-broker-paging-at-night");
        assert_eq!(slug("夜"), "");
        assert!(slug(&"long word ".repeat(20)).len() <= 40);
        assert!(is_slug("2026-11-20-kafka-k7f3") && !is_slug("..") && !is_slug("a/b"));
        assert!(!is_slug("") && !is_slug("-rf") && !is_slug("A"));
    }

    #[test]
    fn tokens_are_random_and_tags_tell_writers_apart() {
        let (one, other) = (random(6), random(6));
        assert!(one != other && one.len() == 6 && is_slug(&one));
        assert!(tag(&one) != tag(&other) && tag(&one) != 0 && tag("000000") != 0);
        assert_eq!(
            crate::interview::id::Id { number: 1, tag: tag("k7f3q2") }.to_string(),
            "1-1k7f3q2"
        );
    }
}
