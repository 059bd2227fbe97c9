//! What the program does with keys, from outside.
