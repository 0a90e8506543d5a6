//! Tests of the crate as its users see it, in one binary.

mod charts;
mod counting;
mod geography;
mod phrases;
mod schema;
