//! Tests of the crate as its users see it, in one binary.

mod charts;
mod geography;
mod schema;
