//! What the live screen does with keys.
