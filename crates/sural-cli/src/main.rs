//! The binary `sural`.

// A server takes and gives back small pieces of memory from many threads, page after page: about a tenth of its time.
#[cfg(feature = "server")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    sural_cli::main()
}
