//! Maps as SVG, against pictures that a reviewer can open.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test maps` draws them anew. The numbers are made up.

use headcount::chart::{Kind, Locale, Spec, Theme};
use headcount::export::svg::svg;
use headcount::model::*;

use super::charts::{area, empty, matches};

/// Areas with people of their own and shared ones.
type Row = (&'static str, f64, f64);

fn report(iso3: &str, name: &str, rows: &[Row]) -> Analysis {
    let mut analysis = empty();
    analysis.report.title = format!("{name}: a made-up programme, 2024");
    analysis.report.country = Some(Country { iso3: iso3.to_owned(), name: name.to_owned() });
    analysis.report.countries = vec![iso3.to_owned()];
    analysis.report.year = Some(2024);
    for (index, (name, alone, shared)) in rows.iter().enumerate() {
        let figure = format!("f{}", index + 1);
        analysis.totals.by_adm1.push(area(name, *alone, *shared, &[&figure]));
        analysis.totals.people.counted += alone;
    }
    analysis
}

fn mali() -> Analysis {
    let mut mali = report(
        "MLI",
        "Mali",
        &[
            ("Ségou", 3_420.0, 1_364.0),
            ("Mopti", 2_150.0, 1_364.0),
            ("Gao", 980.0, 0.0),
            ("Timbuktu", 640.0, 0.0),
            ("Sikasso", 0.0, 1_364.0),
            ("Bamako", 412.0, 0.0),
            ("Kayes", 1_257.0, 0.0),
            ("Ménaka", 75.0, 0.0),
            ("Koulikoro", 310.0, 0.0),
        ],
    );
    mali.totals.unlocated = 6_836.0;
    mali
}

fn nepal() -> Analysis {
    report(
        "NPL",
        "Nepal",
        &[
            ("Sudurpashchim", 5_200.0, 900.0),
            ("Karnali", 3_150.0, 900.0),
            ("Lumbini", 1_480.0, 0.0),
            ("Gandaki", 0.0, 450.0),
            ("Bagmati", 2_310.0, 450.0),
            ("Madhesh", 7_900.0, 0.0),
            ("Koshi", 640.0, 0.0),
        ],
    )
}

fn fiji() -> Analysis {
    report(
        "FJI",
        "Fiji",
        &[
            ("Northern", 820.0, 300.0),
            ("Western", 1_940.0, 300.0),
            ("Central", 2_600.0, 0.0),
            ("Eastern", 145.0, 0.0),
            ("Rotuma", 38.0, 0.0),
        ],
    )
}

fn lebanon() -> Analysis {
    report(
        "LBN",
        "Lebanon",
        &[
            ("Akkar", 18_400.0, 5_000.0),
            ("Baalbek-Hermel", 12_050.0, 0.0),
            ("Beirut", 9_800.0, 5_000.0),
            ("Bekaa", 21_300.0, 0.0),
            ("Nabatieh", 2_400.0, 0.0),
            ("Mount Lebanon", 6_700.0, 5_000.0),
            ("North", 8_150.0, 0.0),
            ("South", 4_320.0, 0.0),
        ],
    )
}

fn indonesia() -> Analysis {
    report(
        "IDN",
        "Indonesia",
        &[
            ("Aceh", 12_000.0, 0.0),
            ("West Sumatra", 3_400.0, 0.0),
            ("Jakarta", 1_150.0, 0.0),
            ("West Java", 8_700.0, 2_500.0),
            ("Central Java", 2_100.0, 2_500.0),
            ("East Nusa Tenggara", 9_450.0, 0.0),
            ("West Nusa Tenggara", 4_020.0, 0.0),
            ("Central Sulawesi", 6_300.0, 0.0),
            ("Maluku", 770.0, 0.0),
            ("Papua", 0.0, 1_800.0),
            ("West Papua", 0.0, 1_800.0),
            ("South Kalimantan", 240.0, 0.0),
        ],
    )
}

#[test]
fn maps_look_as_they_were_looked_at() {
    let reports = [
        ("mali", mali()),
        ("nepal", nepal()),
        ("fiji", fiji()),
        ("lebanon", lebanon()),
        ("indonesia", indonesia()),
    ];
    for (name, analysis) in reports {
        for width in [320, 640, 1200] {
            let spec = Spec { heading: true, ..Spec::new(Kind::Map, f64::from(width)) };
            matches(&format!("map-{name}-{width}-light"), &svg(&analysis, &spec));
        }
    }
    let spec = Spec { theme: Theme::Dark, ..Spec::new(Kind::Map, 640.0) };
    matches("map-mali-640-dark", &svg(&mali(), &spec));
    let selected = vec!["f1".to_owned(), "f4".to_owned()];
    let spec = Spec { locale: Locale::Fr, heading: true, selected, ..Spec::new(Kind::Map, 560.0) };
    matches("map-mali-560-fr-selected", &svg(&mali(), &spec));
}
