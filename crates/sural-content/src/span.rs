//! Where a piece of source text stands.

/// A half-open byte range in one source file of a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// Index of the file among the sources the module was read from.
    pub source: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A value with the place it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// One text file of a module, as handed in by whoever did the reading.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path relative to the module's folder, with `/` between parts, e.g. `chapters/dvt.md`.
    pub name: String,
    /// The whole text.
    pub text: String,
}
