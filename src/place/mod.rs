//! Places: which country a report is about, which of its areas and towns it
//! names, and where in the text.
//!
//! [`country::choose_country`] settles the country, [`gazetteer::Gazetteer`]
//! indexes that country alone, [`mention::find_places`] finds its names.
//! [`outline::outline`] has its shape. Nothing here ties a figure to a place.

mod candidates;
mod context;
pub mod country;
mod data;
mod fold;
pub mod gazetteer;
mod judge;
mod lists;
pub mod mention;
pub mod outline;
mod sound;
mod tokens;
mod words;
