//! The arithmetic of number words: what adds, what multiplies, what begins a new
//! number.

/// A number as it grows, word by word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    /// Millions and more: "three million".
    pub(super) large: f64,
    /// Thousands behind them: "two hundred thousand".
    pub(super) thousands: f64,
    /// What the next scale multiplies.
    pub(super) open: f64,
    /// The last scale below a million: thousand, lakh.
    pub(super) last_small: f64,
    /// The last scale of a million or more.
    pub(super) last_large: f64,
    /// A scale stood right before.
    pub(super) after_scale: bool,
    /// Something has been read.
    pub(super) any: bool,
}

impl Sum {
    /// Adds a cardinal; false where the words make two numbers ("five six").
    pub(super) fn add(&mut self, value: f64, open_tens: bool) -> bool {
        if self.open == 0.0 {
            if self.any && (!self.after_scale || value >= self.limit()) {
                return false;
            }
            self.open = value;
        } else {
            let hundreds = self.open % 100.0 == 0.0 && value < 100.0;
            let tens = self.open % 10.0 == 0.0 && self.open % 100.0 >= 20.0 && value < 10.0;
            let teens =
                open_tens && [60.0, 80.0].contains(&(self.open % 100.0)) && (10.0..20.0).contains(&value);
            if !(hundreds || tens || teens) || value == 0.0 {
                return false;
            }
            self.open += value;
        }
        self.any = true;
        self.after_scale = false;
        true
    }

    /// Multiplies by a scale; false where it does not fit. "tres mil millones": the
    /// thousands count millions.
    pub(super) fn scale(&mut self, scale: f64) -> bool {
        const MILLION: f64 = 1e6;
        const LAKH: f64 = 1e5;
        if scale == 100.0 {
            if self.open >= 100.0 && self.open % 100.0 == 0.0 {
                return false;
            }
            self.open = self.open.max(1.0) * 100.0;
        } else if self.after_scale && self.last_large > 0.0 && self.thousands == 0.0 && scale >= LAKH {
            // "three crore lakh": a large scale right behind a larger one multiplies it.
            self.large *= scale;
        } else if scale < MILLION {
            if self.last_small > 0.0 && scale >= self.last_small {
                return false;
            }
            self.thousands += if self.open == 0.0 { scale } else { self.open * scale };
            self.last_small = scale;
            self.open = 0.0;
        } else {
            if self.last_large > 0.0 && scale >= self.last_large {
                return false;
            }
            self.large +=
                (self.thousands + self.open).max(if self.any && !self.after_scale { 0.0 } else { 1.0 })
                    * scale;
            self.thousands = 0.0;
            self.last_small = 0.0;
            self.open = 0.0;
            self.last_large = scale;
        }
        self.after_scale = true;
        self.any = true;
        true
    }

    /// Multiplies what no scale has closed yet by a dozen or the like; false where it
    /// does not fit ("two hundred dozen"). "dos mil y cuatro docenas" is 2,048.
    pub(super) fn collect(&mut self, size: f64) -> bool {
        let loose = self.is_scaled() && self.open == 0.0;
        if loose || self.open >= 100.0 {
            return false;
        }
        self.open = if self.any { self.open * size } else { size };
        self.any = true;
        true
    }

    /// What may follow a scale has to stay below this.
    pub(super) fn limit(self) -> f64 {
        if self.last_small > 0.0 {
            self.last_small
        } else if self.last_large > 0.0 {
            self.last_large
        } else {
            100.0
        }
    }

    /// Something is closed by a scale.
    pub(super) fn is_scaled(self) -> bool {
        self.large > 0.0 || self.thousands > 0.0
    }

    pub(super) fn value(self) -> f64 {
        // 2.3 lakh is 230,000, not 229,999.99999999997.
        const PRECISION: f64 = 1e6;
        let value = self.large + self.thousands + self.open;
        let rounded = (value * PRECISION).round() / PRECISION;
        if self.is_scaled() && rounded.is_finite() { rounded } else { value }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Adds numbers below a hundred and direct hundreds, multiplies by the others.
    fn value(words: &[f64]) -> Option<f64> {
        let mut sum = Sum::default();
        let fits = words.iter().all(|word| match *word {
            scale if scale == 100.0 || scale >= 1000.0 => sum.scale(scale),
            cardinal => sum.add(cardinal, false),
        });
        fits.then(|| sum.value())
    }

    #[test]
    fn words_add_up_to_one_number_or_do_not_fit() {
        let cases: &[(&[f64], Option<f64>)] = &[
            (&[2.0, 1000.0, 5.0, 100.0, 60.0, 8.0], Some(2568.0)),
            (&[1000.0, 500.0], Some(1500.0)),
            (&[3.0, 1000.0, 1e6], Some(3e9)),
            (&[3.0, 1e12, 455.0, 1000.0, 1e6], Some(3.455e12)),
            (&[2.0, 1e7, 5.0, 1e5, 20.0, 1000.0], Some(20_520_000.0)),
            (&[3.0, 1e7, 1e5], Some(3e12)),
            (&[5.0, 6.0], None),
            (&[20.0, 15.0], None),
        ];
        for (words, expected) in cases {
            assert_eq!(value(words), *expected, "{words:?}");
        }
    }
}
