//! Values → text that every YAML reader takes for what it is.

use serde::Serialize;
use serde_yaml::SerializerOptions;

/// Writes `value` as one YAML document: long lines unfolded, text of several lines as a block.
///
/// # Errors
/// When the value has no shape in YAML (a map with lists as keys, for instance).
pub fn write<T: Serialize>(value: &T) -> Result<String, String> {
    let text = written(value, true)?;
    // Readers built on libyaml refuse a block whose first line starts with a tab. Rare enough to
    // give up blocks for the whole document.
    if block_starts_with_tab(&text) { written(value, false) } else { Ok(text) }
}

fn written<T: Serialize>(value: &T, blocks: bool) -> Result<String, String> {
    let options: SerializerOptions = serde_yaml::ser_options! {
        folded_wrap_chars: 1_000_000_000,
        prefer_block_scalars: blocks,
    };
    serde_yaml::to_string_with_options(value, options).map_err(|error| error.to_string())
}

/// Whether some block scalar's first line that is not blank starts with a tab.
fn block_starts_with_tab(text: &str) -> bool {
    let mut at_start = false;
    for line in text.lines() {
        let content = line.trim_start_matches(' ');
        if at_start && content.starts_with('\t') {
            return true;
        }
        at_start = (at_start && content.is_empty()) || opens_block(line);
    }
    false
}

fn opens_block(line: &str) -> bool {
    let header = line.rsplit(' ').next().unwrap_or_default();
    header.starts_with(['|', '>']) && header.chars().skip(1).all(|c| "+-123456789".contains(c))
}
