//! Places.
pub mod country;
pub mod gazetteer;
pub mod mention;
