//! `config.yaml` in the settings folder: what the investigator switched on. No file is no fault, and
//! a broken one leaves everything as it comes.

use std::path::{Path, PathBuf};

use schemars::{JsonSchema, Schema, schema_for};
use serde::Deserialize;

use crate::{
    tui::settings::Settings,
    world::disk::read::read_capped,
    yaml::{self, Fault},
};

/// The name of the file in `assets/schema/` that describes `config.yaml`.
pub const SCHEMA_FILE: &str = "config-1.schema.json";

const VERSION: &str = "firsthand/config/1";

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "firsthand settings, version 1")]
/// What is switched on.
struct ConfigShape {
    /// The format and its version.
    #[schemars(extend("const" = VERSION))]
    schema: String,
    /// During the conversation.
    #[serde(default)]
    live: LiveShape,
    /// After so many minutes without a key the screen is blanked, until the next one. Left out: never.
    #[schemars(range(min = 1, max = 600))]
    blank_after: Option<u64>,
}

#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Live")]
/// During the conversation.
struct LiveShape {
    /// While a question of one's own is typed, one quiet line says another way to put it.
    #[serde(default)]
    wording: bool,
}

/// The JSON Schema of `config.yaml`, made from what reads it.
#[must_use]
pub fn json_schema() -> Schema {
    schema_for!(ConfigShape)
}

/// Where the file is looked for.
#[must_use]
pub fn path(config: &Path) -> PathBuf {
    config.join("config.yaml")
}

/// Reads the settings in this folder.
///
/// # Errors
/// What is wrong with the file and where.
pub fn read(config: &Path) -> Result<Settings, Fault> {
    let path = path(config);
    if std::fs::symlink_metadata(&path).is_err() {
        return Ok(Settings::default());
    }
    let name = path.display().to_string();
    let bytes = read_capped(&path, yaml::PEOPLE_LIMIT).map_err(|trouble| {
        let fault = Fault::at_path("", yaml::shown(&trouble.what, yaml::MOST_SHOWN));
        fault.expecting("a file that can be read").in_file(&name)
    })?;
    let decoded = yaml::decode(&bytes).map_err(|why| yaml::not_text(&name, why))?;
    of_text(&decoded.text).map_err(|fault| fault.in_file(&name))
}

/// The settings that a text says.
///
/// # Errors
/// The first thing wrong with it and where.
pub fn of_text(text: &str) -> Result<Settings, Fault> {
    let ConfigShape { schema, live, blank_after } = yaml::read_import(text)?;
    if schema == VERSION {
        let blank_after = minutes(text, blank_after)?;
        return Ok(Settings { wording: live.wording, blank_after });
    }
    let found = format!("`{}`", yaml::shown(&schema, yaml::MOST_SHOWN));
    let fault = Fault::at_path("schema", found).expecting(format!("`{VERSION}`"));
    let newer = schema.starts_with("firsthand/config/");
    let hint = "the file is for another version of firsthand";
    let mut fault = [if newer { fault.hinting(hint) } else { fault }];
    yaml::locate(text, &mut fault);
    let [fault] = fault;
    Err(fault)
}

/// Minutes that can be meant.
fn minutes(text: &str, given: Option<u64>) -> Result<u64, Fault> {
    match given {
        None => Ok(0),
        Some(minutes @ 1..=600) => Ok(minutes),
        Some(other) => {
            let fault = Fault::at_path("blank_after", format!("`{other}`"));
            let mut fault = [fault.expecting("minutes, from 1 to 600")];
            yaml::locate(text, &mut fault);
            let [fault] = fault;
            Err(fault)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::disk::{atomic, device::Disk};

    const ON: &str = "schema: firsthand/config/1\nlive:\n  wording: true\n";

    #[test]
    fn what_is_not_switched_on_is_off() {
        let on = Settings { wording: true, ..Settings::default() };
        assert_eq!(of_text(ON), Ok(on));
        let blanking = of_text("schema: firsthand/config/1\nblank_after: 5\n").unwrap();
        assert_eq!(blanking, Settings { blank_after: 5, ..Settings::default() });
        assert_eq!(of_text("schema: firsthand/config/1\n"), Ok(Settings::default()));
        assert_eq!(of_text(&ON.replace("true", "false")), Ok(Settings::default()));
    }

    #[test]
    fn a_fault_says_where_and_what_was_expected() {
        for (text, told) in [
            (ON.replace("wording", "wordin"), "3:3: found an unknown `wordin`, expected `wording`"),
            (ON.replace("live", "life"), "2:1: found an unknown `life`"),
            (ON.replace("true", "often"), "3:12: found `often`"),
            (format!("{ON}blank_after: 0\n"), "4:14: found `0`, expected minutes, from 1 to 600"),
            (format!("{ON}blank_after: soon\n"), "found `soon`"),
            (
                ON.replace("/1", "/2"),
                "1:9: found `firsthand/config/2`, expected `firsthand/config/1`",
            ),
            (ON.replace("schema: firsthand/config/1\n", ""), "expected"),
            (String::new(), "expected"),
        ] {
            let fault = of_text(&text).expect_err(&text).to_string();
            assert!(fault.contains(told), "{text}\n{fault}");
        }
    }

    #[test]
    fn no_file_is_no_fault_and_a_broken_one_is_named() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()), Ok(Settings::default()));
        atomic::replace(&Disk, &path(folder.path()), ON.as_bytes()).unwrap();
        assert_eq!(read(folder.path()), Ok(of_text(ON).unwrap()));
        atomic::replace(&Disk, &path(folder.path()), b"live: \xff\xfe\x00").unwrap();
        let fault = read(folder.path()).unwrap_err();
        assert!(fault.to_string().contains("config.yaml:"), "{fault}");
    }
}
