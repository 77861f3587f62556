//! A scheduler and two executors, each a process in a folder of its own: the table is that of one machine, also where
//! one executor is killed while it works.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

mod people;

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const SURAL_SQL: &str = env!("CARGO_BIN_EXE_sural-sql");

/// A process that ends with the test.
struct Process(Child);

impl Process {
    /// In a folder of its own.
    fn start(folder: &Path, name: &str, args: &[&str]) -> Self {
        let folder = folder.join(name);
        fs::create_dir_all(&folder).unwrap();
        let log = fs::File::create(folder.join("log")).unwrap();
        let mut command = Command::new(SURAL_SQL);
        command.args(args).current_dir(&folder);
        command.stdout(Stdio::null()).stderr(log);
        Self(command.spawn().unwrap())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port that nobody listens on, nor on the next.
fn port() -> u16 {
    (20_000..)
        .map(|port| port + (std::process::id() % 10_000) as u16)
        .find(|port| {
            let free = |port| TcpListener::bind(("127.0.0.1", port)).is_ok();
            free(*port) && free(port + 1)
        })
        .unwrap()
}

fn wait_for(what: &str, mut is_so: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(60);
    while !is_so() {
        assert!(Instant::now() < until, "not within a minute: {what}");
        sleep(Duration::from_millis(20));
    }
}

/// A scheduler, and two executors that it knows.
struct Cluster {
    folder: PathBuf,
    address: String,
    _scheduler: Process,
    executors: [Process; 2],
}

impl Cluster {
    fn start(folder: &Path) -> Self {
        let ports = [port(), 0, 0];
        let ports = [ports[0], ports[0] + 2, ports[0] + 4];
        let [scheduler, first, second] = ports.map(|port| port.to_string());
        let address = format!("127.0.0.1:{scheduler}");
        let listens = |port| TcpStream::connect(("127.0.0.1", port)).is_ok();
        let to_schedule = ["scheduler", "--port", &scheduler, "--lost-after", "6"];
        let of_scheduler = Process::start(folder, "scheduler", &to_schedule);
        wait_for("the scheduler listens", || listens(ports[0]));
        let executors = [("first", &first), ("second", &second)].map(|(name, port)| {
            let to = [
                "executor",
                "--scheduler",
                &address,
                "--port",
                port,
                "--work",
                "work",
                "--beat",
                "2",
            ];
            Process::start(folder, name, &to)
        });
        wait_for("the executors listen", || {
            ports[1..].iter().all(|port| listens(*port))
        });
        Self {
            folder: folder.to_owned(),
            address,
            _scheduler: of_scheduler,
            executors,
        }
    }

    fn ask(&self, query: &str) -> Child {
        let mut command = Command::new(SURAL_SQL);
        command.args([query, "--format", "csv", "--scheduler", &self.address]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    }

    /// Whether an executor has written something that other steps of a query read.
    fn has_worked(&self, executor: &str) -> bool {
        holds_a_file(&self.folder.join(executor).join("work"))
    }
}

fn holds_a_file(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths = entries.map(|entry| entry.path());
    paths.any(|path| path.is_file() || holds_a_file(&path))
}

fn answer(query: Child) -> String {
    let done = query.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn a_cluster_says_what_one_machine_says_also_when_an_executor_dies() {
    let folder = std::env::temp_dir().join(format!("sural-cluster-{}", std::process::id()));
    let decision = sural_load::decision(None).unwrap();
    let people = people::write(&decision, 9_000, 12, &folder.join("cases"));
    let expected = people::counts(&decision, &people);
    let rows = expected
        .iter()
        .map(|(name, count)| format!("{name},{count}\n"));
    let expected = format!("disposition,cases\n{}", rows.collect::<String>());
    let cases = folder.join("cases");
    let query = format!(
        "select disposition, count(*) as cases from sural('{}/') group by disposition order by disposition",
        cases.display()
    );

    let alone = Command::new(SURAL_SQL)
        .args([&query, "--format", "csv"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(alone.stdout).unwrap(), expected);

    let mut cluster = Cluster::start(&folder);
    assert_eq!(answer(cluster.ask(&query)), expected);
    assert!(
        cluster.has_worked("first") && cluster.has_worked("second"),
        "both have worked"
    );

    for executor in ["first", "second"] {
        fs::remove_dir_all(folder.join(executor).join("work")).unwrap();
    }
    let mut asked = cluster.ask(&query);
    wait_for("the second executor has worked", || {
        cluster.has_worked("second")
    });
    cluster.executors[1].0.kill().unwrap();
    assert!(
        asked.try_wait().unwrap().is_none(),
        "the query had ended before"
    );
    assert_eq!(answer(asked), expected);
    fs::remove_dir_all(&folder).unwrap();
}
