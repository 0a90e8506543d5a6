//! Takes the type words off official names: `Province de la Zambézia` to `Zambézia`.

use super::fold::{fold, is_apostrophe};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const TYPES: &str = "region region regiao province provincia provincia state states estado etat oblast \
    governorate gouvernorat gobernacion gobernorado governadoria governorado gobernación governo department \
    departement departamento district districts distrito county comte condado prefecture prefeitura \
    prefectura prefettura municipality municipalite municipio parish paroisse parroquia paroquia canton \
    cantao emirate emirat emirato division wilaya wilayah wilayat voivodeship voivodie voivodato \
    voivodina cercle commune muhafazah muhafazat raion rayon krai kraj \
    atoll oblasts province special subdivision governamento governorato opstina obcina municipiul judet judetul dzongkhag";
const LINKS: [&str; 14] =
    ["of", "de", "du", "des", "del", "da", "do", "dos", "das", "la", "el", "le", "the", "los"];
/// What cannot stand alone: "Federal" of "Federal District".
const NEVER_ALONE: [&str; 16] = [
    "federal",
    "capital",
    "free",
    "autonomous",
    "autonome",
    "autonoma",
    "national",
    "nacional",
    "special",
    "united",
    "the",
    "republic",
    "republica",
    "metropolitan",
    "metropolitana",
    "republique",
];

fn is_type(word: &str) -> bool {
    TYPES.split_whitespace().any(|t| t == word)
}

/// The name without a leading or trailing type word, if something is left that
/// can stand alone.
pub(super) fn bare(name: &str) -> String {
    let name = name.trim();
    let leading = without_leading(name);
    let inner = leading.as_deref().unwrap_or(name);
    let trailing = without_trailing(inner);
    let result = trailing.as_deref().unwrap_or(inner).trim();
    let folded = fold(result);
    let last = folded.rsplit(' ').next().unwrap_or_default();
    let digits = folded.chars().all(|c| c.is_ascii_digit());
    if folded.len() < 3 || digits || NEVER_ALONE.contains(&last) {
        name.to_owned()
    } else {
        capitalised(result)
    }
}

fn without_leading(name: &str) -> Option<String> {
    let (first, rest) = name.split_once([' ', '\u{a0}'])?;
    if !is_type(&fold(first)) {
        return None;
    }
    let mut rest = rest.trim_start();
    if let Some((next, after)) = rest.split_once(' ')
        && ["autonoma", "autonome", "autonomous"].contains(&fold(next).as_str())
    {
        rest = after;
    }
    let mut linked = false;
    loop {
        if let Some((next, after)) = rest.split_once(' ')
            && LINKS.contains(&fold(next).as_str())
            && !(linked && ["la", "el", "le", "los"].contains(&next))
        {
            // "Departamento de La Guajira" keeps its article, "Province de la Zambézia" does not.
            if next.starts_with(char::is_uppercase) {
                break;
            }
            linked = ["la", "el", "le", "los"].contains(&next);
            rest = after.trim_start();
        } else if let Some(after) = ["d'", "d’", "l'", "l’"].iter().find_map(|p| rest.strip_prefix(p)) {
            rest = after;
        } else {
            break;
        }
    }
    Some(rest.to_owned())
}

fn without_trailing(name: &str) -> Option<String> {
    let name = name.trim_end_matches(" (EH)").trim_end_matches(" (EH-partial)");
    let (rest, last) = name.rsplit_once(' ')?;
    let last = fold(last);
    is_type(&last).then(|| rest.trim_end_matches(',').to_owned())
}

fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// `BARH EL GAZEL` to `Barh El Gazel`; other names unchanged.
pub(super) fn title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) || name.len() < 4 {
        return name.to_owned();
    }
    let mut start = true;
    name.chars()
        .flat_map(|c| {
            let out: Vec<char> = if start { vec![c] } else { c.to_lowercase().collect() };
            start = !c.is_alphabetic();
            out
        })
        .collect()
}

/// The name without the marks of scientific transliteration: "Dhangaḍhi̇̄" to "Dhangadhi".
pub(super) fn readable(name: &str) -> String {
    let scientific = |c: char| {
        let c = c as u32;
        "āēīōūĀĒĪŌŪ".chars().any(|m| m as u32 == c)
            || (0x180..0x1ea0).contains(&c)
            || (0x2000..0x2100).contains(&c)
    };
    if !name.chars().any(scientific) {
        return name.to_owned();
    }
    name.nfkd().filter(|c| !is_combining_mark(*c)).map(|c| if is_apostrophe(c) { '\'' } else { c }).collect()
}

/// Whether it is written in Latin letters.
pub(super) fn is_latin(name: &str) -> bool {
    !name.is_empty()
        && name.chars().filter(|c| c.is_alphabetic()).all(|c| {
            let mut folded = String::new();
            super::fold::fold_char(c, &mut folded);
            folded.is_ascii()
        })
}
