//! The content that is built in is built anew when a file of it changes, comes or goes.

fn main() {
    println!("cargo:rerun-if-changed=../../content/calf_pain");
}
