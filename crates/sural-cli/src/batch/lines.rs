//! Lines with their numbers, many at a time and never all at once.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::form::STANDARD;
use crate::failure::{Code, Failure};

/// A line longer than this is no case.
const LONGEST: u64 = 1 << 20;

/// A block ends behind so many bytes of text, however few its lines are: what is held has a bound.
const OF_A_BLOCK: usize = 16 << 20;

/// A line with its number; instead of what is no text that could be a case, why not.
pub type Line = (u64, Result<String, String>);

/// Lines of a stream that may be too long to be held.
pub struct Lines<R> {
    from: R,
    read: u64,
}

impl<R: BufRead> Lines<R> {
    /// The lines of a stream.
    pub fn of(from: R) -> Self {
        Self { from, read: 0 }
    }

    /// How many lines were read.
    pub fn read(&self) -> u64 {
        self.read
    }

    /// The next lines with their numbers, at most so many a block and so many blocks; none at the end. Empty lines are left out.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub fn blocks(&mut self, lines: usize, blocks: usize) -> Result<Vec<Vec<Line>>, Failure> {
        let mut all = Vec::new();
        while all.len() < blocks {
            let (mut block, mut bytes) = (Vec::new(), 0);
            while block.len() < lines
                && bytes < OF_A_BLOCK
                && let Some(line) = self.next()?
            {
                if !line.as_ref().is_ok_and(|line| line.trim().is_empty()) {
                    bytes += line.as_ref().map_or(0, String::len);
                    block.push((self.read, line));
                }
            }
            if block.is_empty() {
                break;
            }
            all.push(block);
        }
        Ok(all)
    }

    fn next(&mut self) -> Result<Option<Result<String, String>>, Failure> {
        let mut line = Vec::new();
        let number = self.read + 1;
        let why = |error| Failure::new(Code::File, format!("line {number}: cannot read: {error}"));
        let mut limited = (&mut self.from).take(LONGEST + 1);
        let length = limited.read_until(b'\n', &mut line).map_err(why)?;
        if length == 0 {
            return Ok(None);
        }
        self.read = number;
        if length as u64 > LONGEST && line.last() != Some(&b'\n') {
            self.from.skip_until(b'\n').map_err(why)?;
            let too_long = format!("longer than {LONGEST} bytes, which no case is");
            return Ok(Some(Err(too_long)));
        }
        line.pop_if(|end| *end == b'\n');
        let line = String::from_utf8(line);
        Ok(Some(line.map_err(|_| "not UTF-8 text".to_owned())))
    }
}

/// Opens a file, or standard input.
///
/// # Errors
/// When it cannot be read.
pub fn open(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if path == Path::new(STANDARD) {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file = File::open(path).map_err(|error| Failure::file("read", path, &error))?;
    Ok(Box::new(BufReader::with_capacity(1 << 20, file)))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Lines};

    #[test]
    fn the_longest_line_is_read_whole() {
        let longest = "x".repeat(LONGEST as usize);
        let text = format!("{longest}\n{longest}x\n{longest}");
        let blocks = Lines::of(text.as_bytes()).blocks(10, 1).unwrap();
        let [(1, Ok(first)), (2, Err(_)), (3, Ok(last))] = blocks[0].as_slice() else {
            panic!("other lines");
        };
        assert_eq!((first, last), (&longest, &longest));
    }

    #[test]
    fn a_block_has_a_bound() {
        let text = format!("{}\n", "x".repeat(1 << 20)).repeat(20);
        let blocks = Lines::of(text.as_bytes()).blocks(100, 3).unwrap();
        assert_eq!(blocks.iter().map(Vec::len).collect::<Vec<_>>(), [16, 4]);
    }
}
