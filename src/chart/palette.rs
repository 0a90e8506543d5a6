//! Colours by what they mean, for light and dark paper.
//!
//! Okabe and Ito's colours, told apart by all common kinds of colour vision.
//! Marks stand out from the paper by 3:1, text by 4.5:1; the tests hold them to it.

use plotters::style::RGBColor;

use super::Theme;

/// What a colour stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// The ground.
    Paper,
    /// Text to be read first.
    Text,
    /// Text to be read second.
    Quiet,
    /// Thin lines that order.
    Rule,
    /// Behind a selected row.
    Band,
    /// People of one place or outcome alone.
    Solid,
    /// People of whom something is not said.
    Unsaid,
    /// Stripes of people shared with others.
    Stripe,
    /// Between the stripes.
    StripeBed,
    /// Around the stripes.
    StripeEdge,
    /// A warning in words.
    Warn,
    /// Countries on a map.
    Land,
    /// Islands too small to show their shape.
    Islet,
    /// Areas without people.
    Dot,
}

/// The colour of an ink on a theme's paper.
pub(super) fn colour(ink: Ink, theme: Theme) -> RGBColor {
    let (light, dark) = match ink {
        Ink::Paper => (0xff_fd_f8, 0x17_16_14),
        Ink::Text => (0x1b_1b_18, 0xf3_f0_e8),
        Ink::Quiet => (0x5f_5b_52, 0xb5_af_a3),
        Ink::Rule => (0xd9_d4_c8, 0x3a_38_33),
        Ink::Band => (0xe8_ee_f1, 0x2a_2e_33),
        Ink::Solid => (0x00_72_b2, 0x56_b4_e9),
        Ink::Unsaid => (0x86_80_73, 0x90_8a_7e),
        Ink::Stripe => (0xe6_9f_00, 0xe6_9f_00),
        Ink::StripeBed => (0xff_f3_da, 0x2c_22_0c),
        Ink::StripeEdge => (0x9a_6a_00, 0xf0_b6_33),
        Ink::Warn => (0x9c_3a_00, 0xff_9d_66),
        Ink::Land => (0xe9_e3_d5, 0x33_31_2c),
        Ink::Islet => (0xc4_bb_a5, 0x5a_56_4d),
        Ink::Dot => (0x8f_88_78, 0x8a_84_77),
    };
    let [_, red, green, blue] = u32::to_be_bytes(match theme {
        Theme::Light => light,
        Theme::Dark => dark,
    });
    RGBColor(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio of the web accessibility guidelines, 1 to 21.
    fn contrast(one: RGBColor, other: RGBColor) -> f64 {
        let luminance = |RGBColor(red, green, blue): RGBColor| {
            let linear = |channel: u8| {
                let share = f64::from(channel) / 255.0;
                if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05
        };
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    #[test]
    fn text_and_marks_stand_out_on_every_ground() {
        for theme in [Theme::Light, Theme::Dark] {
            for ground in [Ink::Paper, Ink::Band, Ink::Land] {
                let ratio = |ink| contrast(colour(ink, theme), colour(ground, theme));
                for ink in [Ink::Text, Ink::Quiet, Ink::Warn] {
                    assert!(ratio(ink) >= 4.5, "{ink:?} on {ground:?} in {theme:?}: {}", ratio(ink));
                }
                for ink in [Ink::Solid, Ink::Unsaid, Ink::StripeEdge] {
                    assert!(ratio(ink) >= 3.0, "{ink:?} on {ground:?} in {theme:?}: {}", ratio(ink));
                }
            }
        }
    }
}
