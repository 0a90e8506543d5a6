//! How much two stretches of text have in common, word by word.

/// The words of a text: runs of letters and digits.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// How many words stand in both texts in the same order.
pub(super) fn in_common(one: &[&str], two: &[&str]) -> usize {
    let mut row = vec![0_usize; two.len() + 1];
    for word in one {
        let mut diagonal = 0;
        let mut left = 0;
        for (cell, other) in row.iter_mut().skip(1).zip(two) {
            let above = *cell;
            *cell = if word == other { diagonal + 1 } else { above.max(left) };
            diagonal = above;
            left = *cell;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Share of words that two texts have in common, of the longer one: 0 to 1.
pub(super) fn alike(one: &str, two: &str) -> f64 {
    let (one, two) = (words(one), words(two));
    share(in_common(&one, &two), one.len().max(two.len()))
}

/// `part` of `whole`; all of nothing.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_where_they_stand_in_the_same_order() {
        let cases = [
            ("a b c d", "a b c d", 4),
            ("a b c d", "a x c d", 3),
            ("a b c d", "d c b a", 1),
            ("a b", "x a y b z", 2),
            ("", "a", 0),
        ];
        for (one, two, common) in cases {
            assert_eq!(in_common(&words(one), &words(two)), common, "{one} | {two}");
        }
        assert_eq!(alike("", ""), 1.0);
        assert_eq!(alike("one two three four", "one two five four"), 0.75);
    }
}
