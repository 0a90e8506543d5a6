//! Tests of the crate as its users see it, in one binary.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics has failed"
)]

mod charts;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "exports")]
mod compare;
mod counting;
#[cfg(feature = "xlsx")]
mod exports;
#[cfg(all(feature = "files", feature = "pdf"))]
mod files;
mod geography;
mod maps;
mod phrases;
mod project;
mod readings;
mod regional;
mod reports;
mod review;
mod schema;
mod tables;
