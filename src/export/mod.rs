//! Files that leave the page or the command line.

pub mod places;
pub mod svg;
pub mod table;
