//! From Markdown to blocks, from blocks to a syntax tree.

pub mod ast;
