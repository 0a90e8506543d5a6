//! A quiet scale above bars: round numbers, their unit once, at zero.

use super::format::{Locale, number};
use super::layout::{Anchor, Look, Rect, Sheet};
use super::palette::Ink;
use super::words::{self, fill};

/// Least distance of round numbers from one another, and of one label from the next.
const LEAST_STEP: f64 = 80.0;
const LEAST_GAP: f64 = 12.0;
const TICK: f64 = 4.0;
/// From here on numbers are written as powers of ten, and a scale says nothing.
const POWERS: f64 = 1e15;

/// Where a scale is, and how far it goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    /// Where zero is.
    pub(super) x: f64,
    /// CSS pixels per person.
    pub(super) unit: f64,
    /// The most people that are drawn.
    pub(super) most: f64,
}

/// Puts a scale and moves below it; none where no round number fits.
pub(super) fn lay(sheet: &mut Sheet, axis: Axis, locale: Locale) {
    if axis.unit <= 0.0 || axis.most >= POWERS {
        return;
    }
    let look = Look::SMALL;
    let zero = fill(words::of(locale).people, &[("n", &number(0.0, locale))]);
    let half = look.width(&number(axis.most, locale)) / 2.0;
    let room = LEAST_STEP.max(2.0 * half + LEAST_GAP).max(look.width(&zero) + half + LEAST_GAP);
    let step = round_step(room / axis.unit);
    let ticks: Vec<f64> =
        (1..).map(|count| f64::from(count) * step).take_while(|at| *at <= axis.most).collect();
    if ticks.is_empty() {
        return;
    }
    let middle = sheet.y + look.line() / 2.0;
    sheet.text((axis.x, middle), Anchor::Left, look, &zero);
    sheet.y += look.line();
    let line =
        |sheet: &mut Sheet, x: f64| sheet.fill(Rect { x, y: sheet.y, width: 1.0, height: TICK }, Ink::Quiet);
    line(sheet, axis.x - 1.0);
    for at in ticks {
        let (x, label) = (axis.x + at * axis.unit, number(at, locale));
        if x + look.width(&label) / 2.0 <= sheet.right() {
            sheet.text((x, middle), Anchor::Middle, look, &label);
        }
        line(sheet, x - 1.0);
    }
    sheet.y += TICK;
}

/// The least of 1, 2, 5, 10, 20, ... that is no less than `least`.
fn round_step(least: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= least {
        power *= 10.0;
    }
    let steps = [1.0, 2.0, 5.0, 10.0].map(|digit| digit * power);
    steps.into_iter().find(|step| *step >= least).unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_never_parts_of_a_person() {
        let table = [(0.01, 1.0), (1.0, 1.0), (1.1, 2.0), (3.0, 5.0), (5.1, 10.0), (4_200.0, 5_000.0)];
        for (least, step) in table {
            assert_eq!(round_step(least), step);
        }
    }
}
