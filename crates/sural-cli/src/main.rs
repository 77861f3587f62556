//! The binary `sural`.

fn main() -> std::process::ExitCode {
    sural_cli::main()
}
