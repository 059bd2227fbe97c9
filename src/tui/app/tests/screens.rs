//! What the screens look like: text and styles, at the sizes that matter.
