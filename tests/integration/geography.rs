//! The gazetteer's tables and what is found with them: sentences of many
//! countries, and sentences that name no area.

use headcount::place::country::find_countries;
use headcount::place::gazetteer::{Gazetteer, areas};
use headcount::place::mention::{Mention, find_names, find_places};
use headcount::place::outline::outline;
use headcount::place::rule::Rule;
use headcount::{Options, place_names};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn rows(path: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
    read(path).lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(cells).collect()
}

fn found(country: &str, text: &str) -> Vec<Mention> {
    let gazetteer =
        Gazetteer::for_country_in(country, Some(2024)).unwrap_or_else(|| panic!("{country} is unknown"));
    find_places(text, &gazetteer)
}

/// `Kayes`, `2Koro` for a second-level area, `-Bamako` for what does not locate.
fn shown(mention: &Mention) -> String {
    let level = if mention.level == 1 { String::new() } else { mention.level.to_string() };
    format!("{}{level}{}", if mention.locates { "" } else { "-" }, mention.name)
}

/// A change of the tables is meant: run `cargo xtask geo` and look at the difference.
#[test]
fn tables_are_the_ones_that_were_looked_at() {
    let mut lines = String::new();
    for table in ["countries", "adm1", "adm2", "towns", "outlines", "place_words"] {
        let path = format!("data/{table}.tsv");
        let sha: String =
            Sha256::digest(read(&path).as_bytes()).iter().take(8).map(|b| format!("{b:02x}")).collect();
        lines += &format!("{table} {} {sha}\n", rows(&path).len());
    }
    assert_eq!(lines, read("tests/fixtures/geography/tables.txt"), "tests/fixtures/geography/tables.txt");
}

#[test]
fn countries_have_the_areas_that_they_had_in_the_year() {
    let cases = [
        ("MLI", Some(2020), 11),
        ("MLI", Some(2023), 20),
        ("UKR", None, 27),
        ("NPL", None, 7),
        ("NGA", None, 37),
        ("COL", None, 33),
        ("MOZ", None, 11),
        ("LBN", None, 8),
        ("SEN", None, 14),
        ("BFA", Some(2024), 13),
        ("BFA", None, 17),
        ("IDN", None, 38),
        ("IDN", Some(2020), 34),
        ("VNM", Some(2024), 63),
        ("VNM", None, 34),
        ("CAF", Some(2023), 20),
        ("CAF", Some(2019), 17),
        ("IND", None, 36),
        ("JOR", None, 12),
        ("MAR", None, 12),
    ];
    for (country, year, count) in cases {
        assert_eq!(areas(country, year).len(), count, "{country} {year:?}");
    }
}

fn turn(ring: &[(f64, f64)]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|((lat, lon), (to_lat, to_lon))| lon * to_lat - to_lon * lat).sum()
}

/// Whether a place is on the land of a country.
fn is_on_land(iso3: &str, (lat, lon): (f64, f64)) -> bool {
    let crossings = |ring: &Vec<(f64, f64)>| {
        let sides = ring.iter().zip(ring.iter().cycle().skip(1));
        sides
            .filter(|(a, b)| {
                (a.0 > lat) != (b.0 > lat) && lon < a.1 + (lat - a.0) / (b.0 - a.0) * (b.1 - a.1)
            })
            .count()
    };
    outline(iso3).iter().map(crossings).sum::<usize>() % 2 == 1
}

#[test]
fn every_country_with_areas_has_an_outline() {
    let mut without = Vec::new();
    for row in rows("data/countries.tsv") {
        let rings = outline(&row[0]);
        match rings.first() {
            Some(largest) => assert!(turn(largest) > 0.0, "the land of {} turns left", row[0]),
            None if !areas(&row[0], None).is_empty() => without.push(row[0].clone()),
            None => {}
        }
    }
    assert_eq!(without, Vec::<String>::new());
}

#[test]
fn outlines_are_what_the_united_nations_say_and_have_their_holes() {
    let cases = [
        ("UKR", (45.0, 34.1), true, "Simferopol"),
        ("UKR", (44.6, 33.6), true, "Sevastopol"),
        ("RUS", (45.0, 34.1), false, "Simferopol"),
        ("CYP", (35.3, 33.3), true, "Kyrenia"),
        ("SOM", (9.5, 44.1), true, "Hargeisa"),
        ("ZAF", (-29.5, 28.5), false, "Lesotho"),
        ("LSO", (-29.5, 28.5), true, "Lesotho"),
        ("MAR", (24.5, -13.0), false, "Western Sahara"),
        ("ESH", (24.5, -13.0), true, "Western Sahara"),
        ("MAR", (31.6, -8.0), true, "Marrakesh"),
        ("FRA", (4.0, -53.0), false, "French Guiana"),
        ("FJI", (-17.8, 178.0), true, "Viti Levu"),
    ];
    for (iso3, point, expected, place) in cases {
        assert_eq!(is_on_land(iso3, point), expected, "{place} in {iso3}");
    }
}

#[test]
fn places_in_sentences_are_found_and_nothing_else() {
    let mut wrong = Vec::new();
    for row in rows("tests/fixtures/geography/sentences.tsv") {
        let [country, _, sentence, expected] = &row[..] else { panic!("{row:?}") };
        let names: Vec<String> = found(country, sentence).iter().map(shown).collect();
        if names.join("|") != *expected {
            wrong.push(format!(
                "{country}: {sentence}\n  expected {expected}\n  found    {}",
                names.join("|")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_sentences_are_of_many_countries() {
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows("tests/fixtures/geography/sentences.tsv") {
        let areas = row[3].split('|').filter(|name| name.starts_with(char::is_alphabetic)).count();
        let most = named.entry(row[0].clone()).or_default();
        *most = areas.max(*most);
    }
    let with_five = named.values().filter(|areas| **areas >= 5).count();
    assert!(with_five >= 80, "{with_five} countries with five areas in a sentence");
    assert!(rows("tests/fixtures/geography/no_area.tsv").len() >= 200);
}

#[test]
fn areas_have_their_codes() {
    let mut wrong = Vec::new();
    for row in rows("tests/fixtures/geography/codes.tsv") {
        let [country, name, pcode, iso] = &row[..] else { panic!("{row:?}") };
        let places = found(country, &format!("We trained 30 women in {name} Province."));
        let codes: Vec<String> = places
            .iter()
            .map(|m| [&m.pcode, &m.iso].map(|code| code.as_deref().unwrap_or("-")).join(" "))
            .collect();
        // Where a list has no P-code that is worth knowing, ISO's alone is held.
        let fits =
            codes.iter().any(|c| c.ends_with(&format!(" {iso}")) && (pcode == "-" || c.starts_with(pcode)));
        if !fits {
            wrong.push(format!("{country} {name}: {pcode} {iso}, found {codes:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is asked about must be worth asking.
#[test]
fn nothing_in_right_texts_looks_mistyped() {
    let mut wrong = Vec::new();
    for file in ["no_area", "sentences"] {
        for row in rows(&format!("tests/fixtures/geography/{file}.tsv")) {
            let gazetteer = Gazetteer::for_country_in(&row[0], Some(2024)).unwrap();
            let names = find_names(&row[2], &gazetteer);
            let odd = names.iter().filter(|m| m.rule == Rule::OneLetterOff);
            wrong.extend(odd.map(|m| format!("{}: {} for {}", row[2], &row[2][m.range.clone()], m.name)));
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if file.extension().is_some_and(|extension| extension == "txt") {
            let names = place_names(&std::fs::read_to_string(&file).unwrap(), &Options::default()).names;
            let odd = names.into_iter().filter(|name| name.rule == Rule::OneLetterOff.as_str());
            wrong.extend(odd.map(|name| format!("{}: {}", file.display(), name.place.quote)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_without_an_area_have_none() {
    let mut wrong = Vec::new();
    for row in rows("tests/fixtures/geography/no_area.tsv") {
        let [country, _, sentence] = &row[..] else { panic!("{row:?}") };
        let places: Vec<String> =
            found(country, sentence).iter().filter(|m| m.level > 0 && m.locates).map(shown).collect();
        if !places.is_empty() {
            wrong.push(format!("{country}: {sentence} -> {}", places.join("|")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every current area of every country, under its main name. A name that the
/// country itself has, or a city in the area, needs its type word.
#[test]
fn every_area_is_found_by_its_own_name() {
    let mut wrong = Vec::new();
    for row in rows("data/countries.tsv") {
        let Some(gazetteer) = Gazetteer::for_country(&row[0]) else { continue };
        for area in areas(&row[0], None) {
            for text in [
                format!("The programme trained 120 women in {} during the year.", area.name),
                format!("The programme trained 120 women in {} Province during the year.", area.name),
            ] {
                let hit = find_places(&text, &gazetteer).iter().any(|m| m.level == 1 && m.name == area.name);
                let typed = text.contains(" Province during");
                if !hit && typed {
                    wrong.push(format!("{} {}", row[0], area.name));
                }
                if hit {
                    break;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_area_that_was_not_there_yet_lies_in_the_one_it_was_split_off() {
    let gazetteer = Gazetteer::for_country_in("MLI", Some(2020)).unwrap();
    let found = find_places("in the cercle of Bougouni and in Yanfolila", &gazetteer);
    let shown: Vec<_> =
        found.iter().map(|m| (m.name.as_str(), m.level, m.adm1.as_ref().map(|a| a.name.as_str()))).collect();
    assert_eq!(shown, [("Bougouni", 2, Some("Sikasso")), ("Yanfolila", 2, Some("Sikasso"))]);
}

#[test]
fn broken_letters_are_put_together_and_the_quote_stays() {
    let text = "in Mé naka and Sé gou";
    let found = found("MLI", text);
    assert_eq!(found.iter().map(|m| &text[m.range.clone()]).collect::<Vec<_>>(), ["Mé naka", "Sé gou"]);
    assert!(found.iter().all(|m| m.repaired));
}

#[test]
fn countries_are_told_apart() {
    let cases = [
        ("between Guinea-Bissau, Equatorial Guinea and Guinea", vec!["GNB", "GNQ", "GIN"]),
        ("au Niger et au Nigéria", vec!["NER", "NGA"]),
        ("in Niger State and the Niger Delta", vec![]),
        ("RDC, République du Congo", vec!["COD", "COG"]),
        ("Malian women, niger seed, us", vec![]),
        ("Côte d’Ivoire, Türkiye, Viet Nam, Tanzanie", vec!["CIV", "TUR", "VNM", "TZA"]),
        ("Sudán del Sur y Sudán", vec!["SSD", "SDN"]),
        ("Moçambique, Cabo Verde e São Tomé e Príncipe", vec!["MOZ", "CPV", "STP"]),
        ("Mali's plan; l'Ukraine; d'Haïti", vec!["MLI", "UKR", "HTI"]),
    ];
    for (text, expected) in cases {
        assert_eq!(find_countries(text).iter().map(|m| m.iso3).collect::<Vec<_>>(), expected, "{text}");
    }
}
