//! Reads lines, prints what each suggests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]
use std::{env, fs, io};

use sural_content::span::Source;
use sural_freetext::FreeText;

fn main() {
    let folder = env::args().nth(1).unwrap();
    let mut sources = Vec::new();
    read(std::path::Path::new(&folder), "", &mut sources);
    let module = sural_content::load(&sources).0.unwrap();
    let (lexicon, diagnostics) = sural_content::lexicon::lexicon(&sources, &module, "en");
    for d in diagnostics {
        let text = &sources[d.primary.source as usize].text
            [d.primary.start as usize..d.primary.end as usize];
        eprintln!("{} {} {:?} {:?}", d.code, d.message, text, d.help);
    }
    let lexicon = lexicon.unwrap();
    let free = FreeText::new(&module, &lexicon);
    for line in io::stdin().lines() {
        let line = line.unwrap();
        println!("{line}");
        for p in free.proposals(&line) {
            let f = &module.findings[p.finding.index()];
            println!(
                "    {}{} {:?} {:?}",
                if p.emergency { "! " } else { "" },
                f.id,
                p.answer,
                p.words.iter().map(|w| &line[w.clone()]).collect::<Vec<_>>()
            );
        }
    }
}

fn read(folder: &std::path::Path, prefix: &str, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{name}/"), sources);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            sources.push(Source { name, text });
        }
    }
}
