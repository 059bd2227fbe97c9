//! Tells cargo when an embedded file changed, so that a new bank is never silently missing.

fn main() {
    println!("cargo::rerun-if-changed=question-banks");
    println!("cargo::rerun-if-changed=assets");
}
