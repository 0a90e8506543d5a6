//! Tests of the crate as its users see it, in one binary.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics has failed"
)]

mod charts;
mod counting;
mod geography;
mod phrases;
mod readings;
mod reports;
mod schema;
