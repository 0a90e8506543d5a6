//! What stands beside a name: other names of its list, cells of its table, the name
//! whose bracket it is in.

use super::gazetteer::Spot;
use super::judge::Finder;
use super::lists::{self, Candidate};

impl Finder<'_, '_> {
    pub(super) fn list(&self, candidate: &Candidate) -> impl Iterator<Item = &Candidate> {
        let start = self.candidates.partition_point(|c| c.group < candidate.group);
        self.candidates.iter().skip(start).take_while(|c| c.group == candidate.group)
    }

    /// Whether another name of its list is certainly an area.
    pub(super) fn is_among_sure(&self, candidate: &Candidate) -> bool {
        self.list(candidate).any(|other| other.from != candidate.from && self.is_sure(other))
    }

    /// Whether another name of its list is a district or town and no ordinary word:
    /// "Ciudad del Este, Encarnación".
    pub(super) fn is_among_inner(&self, candidate: &Candidate) -> bool {
        self.list(candidate).any(|other| {
            let mut spots = other.spots.iter().filter_map(|i| self.gazetteer.spot(*i));
            other.from != candidate.from
                && !other.alike
                && self.is_capitalised(other)
                && spots.any(|spot| spot.level > 1 && !self.is_weak(other, spot))
        })
    }

    pub(super) fn is_sure(&self, candidate: &Candidate) -> bool {
        let spots = candidate.spots.iter().filter_map(|i| self.gazetteer.spot(*i));
        !candidate.alike
            && spots
                .clone()
                .any(|s| s.level == 1 && (!self.is_weak(candidate, s) || !candidate.types.is_empty()))
    }

    /// The first word of a list of two or more names, if all are first-level names in
    /// capitals inside a sentence: "de Santa Cruz y Beni".
    pub(super) fn list_of_areas(&self, candidate: &Candidate) -> Option<usize> {
        let is_area = |other: &Candidate| {
            let mut spots = other.spots.iter().filter_map(|i| self.gazetteer.spot(*i));
            let inside = !self.starts(other) || other.elided;
            spots.any(|s| s.level == 1) && self.is_capitalised(other) && inside
        };
        let whole = self.list(candidate).count() > 1 && self.list(candidate).all(is_area);
        self.list(candidate).next().filter(|_| whole).map(|first| first.from)
    }

    /// "Concepción (Santa Cruz)": the area that the name before it lies in.
    pub(super) fn is_around(&self, candidate: &Candidate, spot: &Spot) -> bool {
        let tokens = self.context.tokens;
        let bracket = |other: &&Candidate| {
            other.to + 1 == candidate.from && tokens.gap(other.to, candidate.from).trim_end() == " ("
        };
        let next = self.candidates.partition_point(|c| c.from < candidate.from);
        let before = next.checked_sub(1).and_then(|at| self.candidates.get(at)).filter(bracket);
        let inside = |s: &Spot| s.level > 1 && s.area == spot.area;
        spot.level == 1
            && before
                .is_some_and(|other| other.spots.iter().filter_map(|i| self.gazetteer.spot(*i)).any(inside))
    }

    /// "North" as a cell of a table that has other areas in its cells.
    pub(super) fn is_label_among_sure(&self, candidate: &Candidate) -> bool {
        let tokens = self.context.tokens;
        let near = |other: &Candidate| other.from.abs_diff(candidate.from) < 60;
        lists::is_label(tokens, candidate)
            && self.candidates.iter().any(|o| near(o) && self.is_sure(o) && lists::is_label(tokens, o))
    }

    /// A cell behind one that holds the country's name.
    pub(super) fn is_beside_country(&self, candidate: &Candidate) -> bool {
        let tokens = self.context.tokens;
        let at = self.countries.partition_point(|c| c.to < candidate.from);
        let before = at.checked_sub(1).and_then(|at| self.countries.get(at));
        before.is_some_and(|c| {
            let cells = tokens.gap(c.to, candidate.from).contains(['\t', '|']);
            c.to + 1 == candidate.from && c.iso3 == self.gazetteer.iso3() && cells
        })
    }
}
