//! Places.
pub mod mention;
