//! `sural store`: looking after the cases that a server keeps. The server may be running meanwhile.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};
use sural_server::{Edition, Scope};
use sural_store::{Actor, By, CaseId, Key, Store, StoreError};
use tokio::runtime::Builder;

use crate::failure::{Code, Failure, print};
use crate::{content, today, whole_file};

/// Look after the cases that a server keeps, while it runs or not
///
/// STORE is sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE. What is done stands in the audit trail.
#[derive(Parser)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Write a copy of a SQLite store as it is at this moment
    Backup {
        /// The store
        #[arg(value_name = "STORE")]
        url: String,
        /// The new file
        to: PathBuf,
    },
    /// Write a case as a case file, which `sural consult` reads
    Export {
        /// The store
        #[arg(value_name = "STORE")]
        url: String,
        /// Which case
        case: String,
        /// Where to; without it, the screen
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Erase a case for good
    Erase {
        /// The store
        #[arg(value_name = "STORE")]
        url: String,
        /// Which case
        case: String,
    },
    /// Erase every case that is past the day until which it is kept
    Retain {
        /// The store
        #[arg(value_name = "STORE")]
        url: String,
        /// Only say how many there are
        #[arg(long)]
        dry_run: bool,
    },
    /// Make anew, from the cases themselves, where each stands on the work lists and who has taken it on
    Rebuild {
        /// The store
        #[arg(value_name = "STORE")]
        url: String,
        /// A content folder instead of the built-in calf-pain module
        #[arg(long, value_name = "DIR")]
        content: Option<PathBuf>,
    },
    /// Make a key for a program, and print its secret, which nobody can print again
    Key {
        /// The store
        #[arg(value_name = "STORE")]
        url: String,
        /// What the key is called, such as the name of the program
        name: String,
        /// What it may do: assess, cases:read, cases:write, consult; give it several times
        #[arg(long = "scope", value_name = "SCOPE", required = true, value_parser = scope)]
        scopes: Vec<Scope>,
        /// For how many days it holds; without it, until it is removed
        #[arg(long, value_name = "DAYS")]
        days: Option<u16>,
    },
    /// List the keys of programs
    Keys {
        /// The store
        #[arg(value_name = "STORE")]
        url: String,
    },
    /// Remove the key of a program, at once
    RemoveKey {
        /// The store
        #[arg(value_name = "STORE")]
        url: String,
        /// What the key is called
        name: String,
    },
    /// Give an account another password, which is read from the first line typed, and sign it out everywhere
    Password {
        /// The store
        #[arg(value_name = "STORE")]
        url: String,
        /// Whose
        name: String,
    },
}

/// Runs the command.
///
/// # Errors
/// When the store cannot be read or written, or holds no such case or account.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let by = By {
        who: Actor::System,
        at: today::now(),
    };
    match &args.what {
        What::Backup { url, to } => with_store(url, async |store| {
            store.backup(to, &by).await?;
            print(&format!("The copy is in `{}`.\n", to.display()));
            Ok(Code::Done)
        }),
        What::Export { url, case, out } => with_store(url, async |store| {
            let kept = store.export(&CaseId::named(case), &by).await?;
            let kept = kept.ok_or_else(|| no_case(case))?;
            let text = kept.case.write();
            let text = text.map_err(|why| Failure::new(Code::File, why.to_string()))?;
            match out {
                Some(path) => whole_file::write(path, text.as_bytes())?,
                None => print(&text),
            }
            Ok(Code::Done)
        }),
        What::Erase { url, case } => with_store(url, async |store| {
            if !store.erase(&CaseId::named(case), &by).await? {
                return Err(no_case(case));
            }
            print("The case is erased. Copies made before still hold it.\n");
            Ok(Code::Done)
        }),
        What::Retain { url, dry_run } => with_store(url, async |store| {
            let text = if *dry_run {
                let past = store.expired(by.at).await?;
                format!("Cases that are past their time: {past}.\n")
            } else {
                format!("Cases erased: {}.\n", store.erase_expired(&by).await?)
            };
            print(&text);
            Ok(Code::Done)
        }),
        What::Rebuild { url, content } => rebuild(url, content.as_deref(), &by),
        What::Key {
            url,
            name,
            scopes,
            days,
        } => with_store(url, async |store| {
            let words = scopes.iter().filter_map(|scope| scope.word());
            let key = Key {
                name: name.clone(),
                scopes: words.map(str::to_owned).collect(),
                until: days.map(|days| by.at.plus_days(days.into())),
            };
            let secret = store.add_key(key, &by).await?;
            let secret = secret.ok_or_else(|| {
                let why = format!("`{name}` is the name of a key already, or cannot be one");
                Failure::new(Code::Usage, why)
            })?;
            print(&format!("{}\n", secret.reveal()));
            Ok(Code::Done)
        }),
        What::Keys { url } => with_store(url, async |store| {
            for key in store.keys().await? {
                let until = key.until.map(|until| format!(", until {until}"));
                let (scopes, until) = (key.scopes.join(" "), until.unwrap_or_default());
                print(&format!("{}: {scopes}{until}\n", key.name));
            }
            Ok(Code::Done)
        }),
        What::RemoveKey { url, name } => with_store(url, async |store| {
            if !store.remove_key(name, &by).await? {
                let why = format!("there is no key `{name}`");
                return Err(Failure::new(Code::Usage, why));
            }
            print("The key is removed, and opens nothing any more.\n");
            Ok(Code::Done)
        }),
        What::Password { url, name } => with_store(url, async |store| {
            let mut line = String::new();
            let read = io::stdin().lock().read_line(&mut line);
            read.map_err(|why| Failure::new(Code::Stopped, why.to_string()))?;
            let changed = store.set_password(name, line.trim_end(), &by).await;
            changed.map_err(|why| Failure::new(Code::Usage, why.to_string()))?;
            print("The password is changed, and whoever was signed in has to sign in again.\n");
            Ok(Code::Done)
        }),
    }
}

fn rebuild(url: &str, folder: Option<&Path>, by: &By) -> Result<Code, Failure> {
    let whole = content::whole(folder)?;
    let edition = Edition::new(content::decision(folder)?, None);
    with_store(url, async |store| {
        let standing = |case: &_| sural_server::standing(&edition, &whole, case);
        let placed = store.rebuild(standing, by).await?;
        print(&format!("Cases that stand on a work list: {placed}.\n"));
        Ok(Code::Done)
    })
}

fn scope(text: &str) -> Result<Scope, String> {
    let known = Scope::ALL.into_iter().find(|it| it.word() == Some(text));
    known.ok_or_else(|| {
        let words = Scope::ALL.into_iter().filter_map(Scope::word);
        format!("a scope is one of {}", words.collect::<Vec<_>>().join(", "))
    })
}

fn no_case(case: &str) -> Failure {
    let why = format!("there is no case `{case}`, or not any more");
    Failure::new(Code::Usage, why)
}

impl From<StoreError> for Failure {
    fn from(why: StoreError) -> Self {
        let code = match why {
            StoreError::Place(_) | StoreError::NotHere(_) => Code::Usage,
            _ => Code::File,
        };
        Self::new(code, why.to_string())
    }
}

/// Does something with a store that is there, and lets go of it in order.
///
/// # Errors
/// When the store cannot be opened, or what is done with it fails.
pub fn with_store(
    url: &str,
    work: impl AsyncFnOnce(&Store) -> Result<Code, Failure>,
) -> Result<Code, Failure> {
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|why| Failure::new(Code::File, why.to_string()))?;
    runtime.block_on(async {
        let store = Store::existing(url).await?;
        let done = work(&store).await;
        store.close().await;
        done
    })
}
