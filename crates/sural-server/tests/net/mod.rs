//! A browser of a few lines that talks to a running server over the net, and answers questions by lot.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// About the length of a page, in bytes.
const PAGE: usize = 1 << 16;

/// How long it waits for an answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// One browser, with one connection that is kept.
pub struct Browser {
    at: String,
    connection: BufReader<TcpStream>,
    /// What it was given to keep: among them the private link of its case.
    pub cookies: BTreeMap<String, String>,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub body: String,
}

impl Browser {
    pub fn new(at: &str) -> io::Result<Self> {
        Ok(Self {
            at: at.to_owned(),
            connection: connected(at)?,
            cookies: BTreeMap::new(),
        })
    }

    /// Goes on at another server.
    pub fn turn_to(&mut self, at: &str) -> io::Result<()> {
        self.connection = connected(at)?;
        at.clone_into(&mut self.at);
        Ok(())
    }

    pub fn ask(&mut self, method: &str, path: &str, body: &str) -> io::Result<Answer> {
        let cookies = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let cookies = cookies.collect::<Vec<_>>().join("; ");
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\ncookie: {cookies}\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            self.at,
            body.len()
        );
        self.connection.get_mut().write_all(request.as_bytes())?;
        self.read()
    }

    fn read(&mut self) -> io::Result<Answer> {
        let mut line = String::new();
        self.connection.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|it| it.parse().ok());
        let status = status.ok_or(io::ErrorKind::UnexpectedEof)?;
        let (mut location, mut length) = (String::new(), 0);
        loop {
            line.clear();
            self.connection.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else {
                break;
            };
            match name {
                "location" => location = value.to_owned(),
                "content-length" => length = value.parse().unwrap(),
                "set-cookie" => {
                    let (name, value) = value.split(';').next().unwrap().split_once('=').unwrap();
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.connection.read_exact(&mut body)?;
        Ok(Answer {
            status,
            location,
            body: String::from_utf8(body).unwrap(),
        })
    }

    /// Begins an interview that is kept, and gives its first question.
    pub fn begin(&mut self) -> io::Result<Answer> {
        self.cookies.clear();
        let first = self.ask("GET", "/", "")?;
        let token = tags(&first.body).find(|tag| tag.contains("name=\"form\""));
        let token = attribute(token.unwrap(), "value=\"");
        let fields = format!("form={token}&whom=me&region=us&keep=link");
        assert_eq!(self.ask("POST", "/begin", &fields)?.status, 303);
        self.ask("GET", "/question", "")
    }
}

fn connected(at: &str) -> io::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(at)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(BufReader::with_capacity(PAGE, stream))
}

/// Where the form of a question leads.
pub fn action(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("action=\"/question/")?;
    Some(format!("/question/{}", rest.split('"').next()?))
}

fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split("<input ")
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap())
}

/// The value of an attribute, of which `name` is the begin: `type="`.
fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let found = tag.split_once(name);
    found.map_or("", |(_, rest)| rest.split('"').next().unwrap())
}

/// *None of these* where that is offered, else to each question one of what is offered, by lot.
pub fn filled(page: &str, draw: &mut u64) -> String {
    let mut fields = Vec::new();
    let mut offered = BTreeMap::<&str, Vec<&str>>::new();
    for tag in tags(page) {
        let (name, value) = (attribute(tag, "name=\""), attribute(tag, "value=\""));
        match (attribute(tag, "type=\""), name) {
            ("hidden", _) => fields.push(format!("{name}={value}")),
            (_, "none") => {
                fields.push(format!("{name}={value}"));
                return fields.join("&");
            }
            ("text", _) => offered.entry(name).or_default().extend(["4", "40"]),
            _ if value != "declined" => offered.entry(name).or_default().push(value),
            _ => {}
        }
    }
    for (name, values) in offered {
        *draw = draw
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let place = (*draw >> 33) as usize % values.len();
        fields.push(format!("{name}={}", values[place]));
    }
    fields.join("&")
}
