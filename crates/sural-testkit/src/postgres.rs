//! The real database, for tests.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A PostgreSQL server of its own, which lives as long as this.
pub struct Postgres {
    socket: String,
    /// The server goes when its input ends, which is when this process does.
    _shell: Child,
}

impl Postgres {
    /// Starts one; none if no PostgreSQL is installed.
    #[must_use]
    pub fn start() -> Option<Self> {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
        let programs = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
        let programs = programs.filter(|bin| bin.join("initdb").exists()).max()?;
        let script = format!(
            "d=$(mktemp -d) && cd $d && \
             {bin}/initdb -D $d/data -U postgres -A trust >$d/log 2>&1 && \
             {{ {bin}/postgres -D $d/data -k $d -c listen_addresses= -c max_connections=200 >>$d/log 2>&1 </dev/null & }} && \
             until {bin}/pg_isready -q -h $d; do sleep 0.1; done; \
             echo $d; read _; kill -INT $!; wait; rm -rf $d",
            bin = programs.display()
        );
        // PostgreSQL refuses to run as root.
        let mut command = if is_root() {
            let mut command = Command::new("su");
            command.args(["postgres", "-s", "/bin/sh", "-c"]);
            command
        } else {
            let mut command = Command::new("sh");
            command.arg("-c");
            command
        };
        command.arg(script);
        let mut shell = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let mut socket = String::new();
        let mut output = BufReader::new(shell.stdout.take()?);
        output.read_line(&mut socket).ok()?;
        let socket = socket.trim().to_owned();
        assert!(!socket.is_empty(), "PostgreSQL did not start");
        Some(Self {
            socket,
            _shell: shell,
        })
    }

    /// The address of a database of it, of which `postgres` is there from the start.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!(
            "postgres://postgres@localhost/{database}?host={}",
            self.socket
        )
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout == b"0\n")
}
