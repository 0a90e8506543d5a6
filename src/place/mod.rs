//! Places: which country a report is about, which of its areas and towns it
//! names, and where in the text.
//!
//! [`choice::choose_countries`] settles the country, or the countries of a regional
//! report; [`gazetteer::Gazetteer`] indexes one country alone,
//! [`mention::find_places`] finds its names, [`regional::find_names`] those of
//! several. [`outline::outline`] has a country's shape. Nothing here ties a figure to
//! a place.

mod area;
mod candidates;
pub mod choice;
mod company;
mod context;
pub mod country;
mod data;
mod fold;
pub mod gazetteer;
mod judge;
mod lists;
pub mod mention;
pub mod outline;
pub mod regional;
pub mod rule;
mod sound;
mod tokens;
mod typo;
mod words;
