//! The catalogue of faults and abuses: which of its tests is where, or why it is left out. A test sees
//! to it that every number is here once, and that every test named here exists.

use std::{collections::BTreeSet, fs, path::Path};

/// Where a test of the catalogue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    /// In this suite.
    Suite(&'static str),
    /// In another file: the file, and the test.
    Test(&'static str, &'static str),
    /// Nowhere, and why.
    Out(&'static str),
}

use At::{Out, Suite, Test};

const JOURNAL: &str = "tests/it/journal.rs";
const DISK: &str = "tests/it/disk.rs";
const FAULTY: &str = "tests/it/disk/faults.rs";
const MANNERS: &str = "tests/it/program/manners.rs";
const WINDOWS: &str = "tests/it/program/windows.rs";
const TERMINAL: &str = "tests/it/terminal.rs";
const BANKS: &str = "tests/it/banks.rs";
const YAML: &str = "src/yaml/read/tests.rs";
const DECODE: &str = "src/yaml/decode/tests.rs";
const CORPUS: &str = "tests/it/yaml_corpus.rs";
const PASTE: &str = "tests/it/program/paste.rs";
const PRIVACY: &str = "tests/it/findings/privacy.rs";
const APART: &str = "tests/it/findings/interference.rs";
const CANARY: &str = "tests/it/findings/canary.rs";
const REFUSALS: &str = "tests/it/findings/refusals.rs";
const NAMES: &str = "src/findings/names/scan/tests.rs";
const ROSTER: &str = "src/findings/roster/tests.rs";
const HOSTILE: &str = "tests/it/export/hostile.rs";
const TABLE: &str = "tests/it/export/table.rs";
const PURGE: &str = "tests/it/disk/purge.rs";
const PUBLISH: &str = "tests/it/disk/publish.rs";
const WHOLE: &str = "tests/it/program/to_published.rs";
const PUBLISHED: &str = "tests/it/program/published.rs";

const NO_SOURCES: &str = "nothing of this kind is read";
const NO_VAULT: &str = "nothing is encrypted yet";

/// Number, what is done, and where.
type Row = (u16, &'static str, &'static [At]);

#[rustfmt::skip]
pub(crate) const CATALOGUE: &[Row] = &[
    // A. Crash and storage
    (1, "killed at random moments", &[Suite("killed_at_random_moments_nothing_shown_is_lost")]),
    (2, "killed at each system call", &[Suite("a02_killed_at_each_system_call_nothing_shown_is_lost")]),
    (3, "every operation, of every kind, in process", &[
        Suite("a03_killed_between_any_two_bytes_nothing_shown_is_lost"),
        Suite("a03_any_one_operation_that_goes_wrong_loses_nothing"),
        Suite("a03_operations_that_go_wrong_by_chance_lose_nothing_with_a_tick"),
    ]),
    (4, "the power cut", &[Suite("a04_the_power_cut_at_any_operation_loses_nothing_with_a_tick")]),
    (5, "control: a disk that lies", &[Suite("a04_the_power_cut_at_any_operation_loses_nothing_with_a_tick")]),
    (6, "disk full within a record", &[Suite("a06_a_full_disk_is_told_and_nothing_is_lost_when_there_is_space_again")]),
    (7, "disk full, later freed", &[Suite("a07_on_a_full_disk_typing_goes_on_leaving_asks_and_space_saves_all"), Suite("a06_a_full_disk_is_told_and_nothing_is_lost_when_there_is_space_again")]),
    (8, "no inodes left", &[Suite("a08_without_a_free_inode_an_open_interview_is_still_saved")]),
    (9, "one sync fails", &[Suite("a09_a_sync_that_failed_is_never_tried_again_on_the_same_file"), Suite("a03_any_one_operation_that_goes_wrong_loses_nothing")]),
    (10, "the journal's folder always fails", &[Test(FAULTY, "a_folder_that_always_fails_is_left_for_the_other_one")]),
    (11, "a disk that really fails", &[Suite("a11_on_a_disk_that_breaks_lines_go_on_to_the_second_folder")]),
    (12, "read only at the start", &[Suite("a12_on_a_disk_that_is_read_only_it_says_so_and_shows_what_is_there")]),
    (13, "quota, and a limit on a file's size", &[Suite("a13_limits_of_the_system_end_nothing"), Suite("a09_a_sync_that_failed_is_never_tried_again_on_the_same_file")]),
    (14, "a sync that takes long", &[Suite("a14_while_a_sync_takes_long_every_key_is_shown_at_once")]),
    (15, "short writes and interruptions", &[Suite("a03_any_one_operation_that_goes_wrong_loses_nothing")]),
    (16, "a rename that fails", &[Suite("a03_any_one_operation_that_goes_wrong_loses_nothing")]),
    (17, "a folder that can't be synced", &[Suite("a03_any_one_operation_that_goes_wrong_loses_nothing")]),
    (18, "out of memory while reading", &[Suite("a18_without_memory_a_huge_file_is_refused")]),
    (19, "few file descriptors", &[Suite("a19_with_too_few_files_it_says_so")]),
    (20, "clocks that jump", &[Suite("a20_when_clocks_jump_the_order_stays_and_no_time_is_negative")]),
    (21, "folders deleted meanwhile", &[Suite("a21_a_store_that_is_gone_is_made_anew_with_what_is_held"), Test(FAULTY, "a_folder_deleted_meanwhile_is_made_anew")]),
    (22, "crash while a whole file is written", &[Suite("a03_killed_between_any_two_bytes_nothing_shown_is_lost")]),
    (23, "the terminal closed", &[Test(TERMINAL, "a_terminal_that_goes_away_ends_it_in_order"), Suite("ended_by_signals_at_random_moments_nothing_shown_is_lost")]),
    // B. Damaged data
    (24, "a journal cut at every byte", &[Test(JOURNAL, "a_journal_cut_at_any_byte_opens_with_its_whole_records")]),
    (25, "one byte changed", &[Suite("b25_no_damaged_byte_makes_a_wrong_record")]),
    (26, "zeros at the end", &[Test(JOURNAL, "zeros_other_line_ends_and_merge_markers_are_survived")]),
    (27, "lines doubled, swapped, removed", &[Test(JOURNAL, "lines_that_went_missing_or_changed_places_are_reported")]),
    (28, "other line ends, a byte order mark", &[Test(JOURNAL, "zeros_other_line_ends_and_merge_markers_are_survived")]),
    (29, "merge markers", &[Test(JOURNAL, "zeros_other_line_ends_and_merge_markers_are_survived"), Test(YAML, "text_that_is_no_yaml_comes_with_a_hint")]),
    (30, "a key twice", &[Test(YAML, "each_mistake_is_told_with_its_place")]),
    (31, "the incident's files empty, cut, of a newer version", &[Suite("b31_a_damaged_file_beside_an_interview_is_told_and_the_interview_opens")]),
    (32, "journal without snapshot, and the reverse", &[Out("there is no snapshot: the journal is all there is")]),
    (33, "what a newer version wrote", &[Test(JOURNAL, "what_a_newer_version_wrote_is_counted_and_the_rest_is_read")]),
    (34, "a journal of a million records", &[Out("longer than a suite may take: `cargo bench --bench make_notes` makes one")]),
    (35, "files edited by hand between runs", &[Out("there is no snapshot: the journal is all there is")]),
    // C. Two writers, sync, git
    (36, "a second window", &[Test(WINDOWS, "the_second_window_reads_and_says_who_writes")]),
    (37, "the holder of the lock killed", &[Test(WINDOWS, "a_window_that_was_killed_holds_nothing")]),
    (38, "the lock outlives renames, and no editor has it", &[Suite("c38_no_child_keeps_the_lock")]),
    (39, "no locks on this file system", &[Suite("c39_without_locks_it_is_said_and_the_lines_are_kept")]),
    (40, "two machines, one interview", &[Suite("c40_what_two_machines_wrote_is_all_there")]),
    (41, "copies that a sync program made", &[Suite("c41_copies_that_sync_programs_make_are_read_and_stay")]),
    (42, "a file replaced by an older copy", &[Test(JOURNAL, "a_segment_knows_where_the_one_before_it_ended")]),
    (43, "a sync program deletes much", &[Out("the store refuses to lie where anything syncs it")]),
    (44, "a cloned machine", &[Test(JOURNAL, "records_written_twice_count_once_and_two_writers_of_one_name_are_told")]),
    (45, "git checks out another branch", &[Test("tests/it/program/commands.rs", "a_home_in_a_git_work_tree_is_refused")]),
    (46, "names that differ in case only", &[Test("src/world/disk/token.rs", "a_slug_is_plain")]),
    (47, "line ends that git changed", &[Test(JOURNAL, "zeros_other_line_ends_and_merge_markers_are_survived")]),
    (48, "hooks and filters of a repository", &[Suite("c48_a_repository_starts_nothing")]),
    // D. Hostile imports
    (49, "alias bomb", &[Test(YAML, "bombs_are_refused"), Test(BANKS, "each_hostile_bank_is_told_and_the_others_load")]),
    (50, "quadratic aliases", &[Test(YAML, "bombs_are_refused")]),
    (51, "100,000 brackets", &[Test(YAML, "bombs_are_refused")]),
    (52, "20,000 dashes", &[Test(YAML, "bombs_are_refused")]),
    (53, "an alias in itself", &[Test(YAML, "bombs_are_refused")]),
    (54, "300,000 items", &[Test(YAML, "bombs_are_refused")]),
    (55, "a scalar of 50 MB", &[Test(BANKS, "a_file_over_the_limit_need_not_be_read")]),
    (56, "tags that ask for objects", &[Test(BANKS, "each_hostile_bank_is_told_and_the_others_load")]),
    (57, "encodings", &[Test(DECODE, "every_encoding_gives_the_same_text"), Test(BANKS, "every_feature_arrives_from_every_encoding")]),
    (58, "bytes that are no text", &[Test(DECODE, "damage_is_an_error_with_its_place")]),
    (59, "a key twice, several documents, empty, of another kind", &[Test(YAML, "each_mistake_is_told_with_its_place"), Test(BANKS, "each_hostile_bank_is_told_and_the_others_load")]),
    (60, "captions as VTT", &[Out(NO_SOURCES)]),
    (61, "captions as SRT", &[Out(NO_SOURCES)]),
    (62, "times out of range in a transcript", &[Out(NO_SOURCES)]),
    (63, "zip bomb", &[Out(NO_SOURCES)]),
    (64, "zip in zip", &[Out(NO_SOURCES)]),
    (65, "zip of 70,000 entries", &[Out(NO_SOURCES)]),
    (66, "zip with entries that overlap", &[Out(NO_SOURCES)]),
    (67, "zip that lies about sizes", &[Out(NO_SOURCES)]),
    (68, "zip that is damaged", &[Out(NO_SOURCES)]),
    (69, "zip of other kinds", &[Out(NO_SOURCES)]),
    (70, "zip that leads elsewhere", &[Out(NO_SOURCES)]),
    (71, "zip with links and devices", &[Out(NO_SOURCES)]),
    (72, "zip with names twice", &[Out(NO_SOURCES)]),
    (73, "zip with hostile names", &[Out(NO_SOURCES)]),
    (74, "zip with endless names", &[Out(NO_SOURCES)]),
    (75, "a chat's export", &[Out(NO_SOURCES)]),
    (76, "XML", &[Out(NO_SOURCES)]),
    (77, "a path that is no file", &[Test(BANKS, "huge_and_endless_banks_are_refused_in_time")]),
    (78, "a file that grows while it is read", &[Suite("d78_a_file_that_grows_while_it_is_read_has_an_end")]),
    (79, "fuzzing", &[Suite("d79_files_of_the_guide_and_settings"), Suite("d79_files_of_the_store"), Suite("d79_what_others_send"), Suite("d79_journals")]),
    // E. Terminal
    (80, "hostile text wherever text is shown", &[Suite("e80_no_hostile_text_gets_through_on_any_screen"), Test("src/tui/show/tests.rs", "hostile_text_is_named_not_obeyed")]),
    (81, "control: nothing makes it safe", &[Suite("e81_control_what_is_not_made_safe_is_seen")]),
    (82, "hostile text pasted", &[Test(PASTE, "two_hundred_thousand_characters_in_brackets")]),
    (83, "a storm of sizes", &[Test(TERMINAL, "sizes_may_storm")]),
    (84, "panics", &[Test(TERMINAL, "a_panic_leaves_the_terminal_and_tells_no_secret"), Test(TERMINAL, "a_panic_of_another_thread_leaves_the_screen_alone")]),
    (85, "signals", &[Test(MANNERS, "signals_leave_the_terminal_as_it_was_and_every_word_kept"), Test(MANNERS, "suspended_and_resumed_it_shows_everything_again")]),
    (86, "abort", &[Suite("e86_aborted_it_loses_nothing_and_the_next_start_mends_the_terminal")]),
    (87, "no terminal", &[Test(MANNERS, "without_a_terminal_it_says_so")]),
    (88, "a terminal that doesn't read", &[Test(TERMINAL, "a_terminal_that_stops_reading_holds_nothing_up")]),
    (89, "wide, joined and right-to-left text", &[Test("src/world/runtime/screen/tests.rs", "families_keep_to_their_cells_even_where_they_are_shown_apart")]),
    (90, "forged answers of a terminal", &[Suite("e90_what_a_terminal_answers_does_nothing")]),
    // F. Exports and paths
    (91, "HTML", &[Test(HOSTILE, "a_hundred_thousand_hostile_strings_stay_words"), Test(HOSTILE, "findings_full_of_hostile_strings_stay_words"), Test(HOSTILE, "a_writer_that_does_not_escape_is_caught"), Test("tests/it/export/html.rs", "a_page_that_leaks_or_limps_is_caught")]),
    (92, "Markdown", &[Test(HOSTILE, "a_hundred_thousand_hostile_strings_stay_words"), Test(HOSTILE, "findings_full_of_hostile_strings_stay_words"), Test(HOSTILE, "a_writer_that_does_not_escape_is_caught")]),
    (93, "what Markdown fetches", &[Test(HOSTILE, "a_hundred_thousand_hostile_strings_stay_words"), Test(HOSTILE, "findings_full_of_hostile_strings_stay_words"), Test(HOSTILE, "a_writer_that_does_not_escape_is_caught")]),
    (94, "CSV", &[Test(TABLE, "hostile_quotes_are_read_back_and_no_cell_is_a_formula"), Test(TABLE, "a_table_with_formulas_is_caught")]),
    (95, "YAML of awkward strings", &[Test(CORPUS, "awkward_strings_come_back_word_for_word"), Test(CORPUS, "pyyaml_reads_what_was_written")]),
    (96, "zip", &[Out("nothing is written as zip")]),
    (97, "a target that is a link, a pipe, a folder", &[Test(PUBLISHED, "nothing_that_changed_unseen_is_overwritten_and_nothing_is_followed")]),
    (98, "a file that is there", &[Test("tests/it/program/conversation.rs", "findings_go_out_once_consent_is_recorded_and_the_interview_has_ended")]),
    (99, "names", &[Test("tests/it/program/commands.rs", "a_new_interview_has_an_id_that_never_holds_the_name"), Test("src/world/disk/token.rs", "a_slug_is_plain")]),
    (100, "disk full or killed while exporting", &[Suite("a03_killed_between_any_two_bytes_nothing_shown_is_lost"), Suite("a03_any_one_operation_that_goes_wrong_loses_nothing"), Test(PUBLISH, "a_crash_while_publishing_leaves_the_whole_file_or_none_and_the_next_start_knows")]),
    // G. Confidentiality and anonymity
    (101, "a canary in every field", &[Test(CANARY, "what_may_get_through_does_and_nothing_else_in_any_format"), Test(PRIVACY, "neither_off_the_record_nor_withdrawn_nor_dropped_words_go_out"), Test(PRIVACY, "at_level_anonymous_nothing_says_who")]),
    (102, "control: an exporter that leaks", &[Test(CANARY, "a_leak_in_any_encoding_would_be_found"), Test(PRIVACY, "an_exporter_that_leaks_is_caught")]),
    (103, "off the record changes no byte", &[Test(PRIVACY, "nothing_depends_on_what_is_off_the_record")]),
    (104, "who changes no byte at level anonymous", &[Test(APART, "at_level_anonymous_it_makes_no_difference_who_it_was_and_when"), Test(APART, "at_level_role_it_makes_no_difference_who_holds_it"), Test(APART, "an_exporter_that_leaks_a_little_is_found_out")]),
    (105, "a role one person holds", &[Test(REFUSALS, "a_role_too_few_hold_is_not_shown_and_said_so"), Test(ROSTER, "a_role_is_shown_if_enough_hold_it_and_not_if_one_fewer_does")]),
    (106, "a name in every form", &[Test(NAMES, "whatever_somebody_is_called_is_found"), Test(REFUSALS, "with_anything_that_is_not_judged")]),
    (107, "a third person named", &[Test(NAMES, "a_word_with_a_capital_that_nobody_knows_is_found_wherever_it_stands"), Test(REFUSALS, "until_each_word_is_judged")]),
    (108, "a withdrawn quote", &[Test(PURGE, "what_was_taken_back_is_in_no_file_and_a_tombstone_stays"), Test(PURGE, "control_the_words_stand_in_many_files_before")]),
    (109, "withdrawn after publishing", &[Test(PUBLISHED, "what_is_withdrawn_after_publishing_leaves_the_file_and_the_commits_are_named"), Test(PUBLISHED, "a_file_that_was_changed_or_is_no_yaml_is_said_to_hold_it_still")]),
    (110, "a note that goes off the record", &[Test(PURGE, "a_note_put_off_the_record_stands_in_the_off_record_store_only"), Test(WHOLE, "a_note_taken_off_the_record_after_it_was_kept_stands_nowhere_else"), Test("tests/it/program/conversation.rs", "a_line_taken_off_the_record_while_it_is_typed_leaves_no_trace")]),
    (111, "a crash within a withdrawal", &[Test(PURGE, "a_crash_at_any_step_is_finished_at_the_next_start"), Test(PUBLISH, "a_crash_while_something_published_is_withdrawn_is_finished_at_the_next_start")]),
    (112, "panics, logs and cores", &[Suite("e86_aborted_it_loses_nothing_and_the_next_start_mends_the_terminal"), Test(TERMINAL, "a_panic_leaves_the_terminal_and_tells_no_secret")]),
    (113, "environment, arguments, titles, names", &[Suite("g113_others_see_no_name_and_no_word")]),
    (114, "modes of files", &[Test(DISK, "files_are_for_their_owner_only")]),
    (115, "what an editor leaves", &[Test("tests/it/program/edited.rs", "the_editor_has_the_terminal_and_leaves_no_mode_behind")]),
    (116, "the clipboard", &[Suite("g113_others_see_no_name_and_no_word")]),
    (117, "one interview at two levels", &[Test(PUBLISHED, "a_second_level_and_what_was_withdrawn_meanwhile_are_warned_of"), Test("src/tui/screens/export/tests.rs", "a_second_level_is_warned_of_wherever_it_would_go")]),
    (118, "consent missing, over, narrower", &[Test(REFUSALS, "without_consent"), Test(REFUSALS, "with_a_quote_nobody_answered_about"), Test("tests/it/program/conversation.rs", "without_consent_only_a_draft_goes_out")]),
    (119, "publishing off-record or private paths", &[Test(PUBLISHED, "everything_in_the_way_is_listed_and_nothing_is_written")]),
    (120, "what surrounds the words", &[Test(CANARY, "at_level_anonymous_nothing_dates_or_links"), Test(APART, "at_level_anonymous_the_order_of_the_talk_makes_no_difference")]),
    // H. Encryption
    (121, "a wrong passphrase", &[Out(NO_VAULT)]),
    (122, "a vault cut or damaged", &[Out(NO_VAULT)]),
    (123, "a lost key", &[Out(NO_VAULT)]),
    (124, "a hostile work factor", &[Out(NO_VAULT)]),
    (125, "a change of passphrase, killed", &[Out(NO_VAULT)]),
    (126, "all of A under encryption", &[Out(NO_VAULT)]),
    (127, "plain text on the disk", &[Out(NO_VAULT)]),
];

/// The tests of this suite.
pub(crate) fn suite() -> BTreeSet<&'static str> {
    let all = CATALOGUE.iter().flat_map(|(_, _, at)| *at);
    all.filter_map(|at| match at {
        Suite(name) => Some(*name),
        Test(..) | Out(_) => None,
    })
    .collect()
}

/// What is left out, and why.
pub(crate) fn left_out() -> Vec<(u16, &'static str)> {
    let out = |(number, _, at): &Row| match at {
        [Out(why)] => Some((*number, *why)),
        _ => None,
    };
    CATALOGUE.iter().filter_map(out).collect()
}

#[test]
fn every_number_is_there_once_and_every_test_exists() {
    let numbers: Vec<u16> = CATALOGUE.iter().map(|(number, ..)| *number).collect();
    assert_eq!(numbers, (1..=127).collect::<Vec<u16>>());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| fs::read_to_string(root.join(file)).expect(file);
    let suite = fs::read_dir(root.join("tests/it/faults")).unwrap();
    let suite: String =
        suite.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    for (number, _, places) in CATALOGUE {
        assert!(!places.is_empty(), "{number} is nowhere");
        for at in *places {
            let there = match at {
                Suite(name) => {
                    is_test(&suite, name) && suite.contains(&format!("tally::begin(\"{name}\")"))
                }
                Test(file, name) => is_test(&read(file), name),
                Out(why) => !why.is_empty() && places.len() == 1,
            };
            assert!(there, "{number}: {at:?} doesn't exist");
        }
    }
}

/// Whether a text has a test of this name.
fn is_test(text: &str, name: &str) -> bool {
    let Some(at) = text.find(&format!("fn {name}(")) else { return false };
    let before: Vec<&str> = text[..at].lines().rev().take(5).collect();
    before.iter().any(|line| line.trim() == "#[test]")
}

#[test]
fn a_test_that_does_not_exist_is_found() {
    assert!(is_test("#[test]\nfn one() {", "one"));
    assert!(!is_test("#[test]\nfn one() {", "two") && !is_test("fn one() {", "one"));
}
