//! The file that `firsthand banks new` writes: a whole bank that works, to be filled in.

use serde_json::Value;

/// The schema that the file names, as it is laid beside it.
pub(super) const SCHEMA: &str = include_str!("../../../assets/schema/bank-1.schema.json");

const TEMPLATE: &str = r"# yaml-language-server: $schema=bank-1.schema.json
# A question bank: questions on one topic. `firsthand banks check` says what is wrong or doubtful.
schema: firsthand/bank/1
id: ID
title: TITLE
# What the bank is for, in a sentence.
about: Say here what the bank is for.
# The phases where it fits; `firsthand protocols show cognitive-45` lists them.
when: [focus]
# Short questions that fit any answer are offered beside the probes and are no topic:
# follow_up: true
questions:
  # One block for each question. Only id, ask and why are needed.
  - id: first-question
    # As you would say it aloud: short, open, one thing at a time. {system}, {quote}, {their_word}
    # and {time} are filled in while you talk; ask_plain is put where that can't be done.
    ask: What did the {system} look like to you that day?
    ask_plain: What did it look like to you that day?
    # What the answer shows.
    why: Say here what the answer shows.
    # Follow-ups, the likeliest first.
    probes:
      - How could you tell?
      - What else?
    # Words of theirs that make it worth asking now. A phrase is better than a word heard everywhere.
    cues: [looked odd to me]
    # Tags that an answer is likely to get; `firsthand codebook list` has them all.
    tags: [normal]
    # Where the question comes from.
    source: ours
    # open, or fact: closed on purpose, with a probe that opens it up again.
    form: open
";

/// The text of a new bank.
#[must_use]
pub(super) fn bank(id: &str, title: &str) -> String {
    let title = Value::from(title).to_string();
    TEMPLATE.replacen("id: ID", &format!("id: {id}"), 1).replacen(
        "title: TITLE",
        &format!("title: {title}"),
        1,
    )
}
