//! Text before meaning: repair, folding, tokens and sentences.

pub mod decode;
pub mod digest;
pub mod fold;
pub mod offsets;
pub mod repair;
pub mod sentence;
pub mod token;
