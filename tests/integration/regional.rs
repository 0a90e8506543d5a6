//! Which countries a report is about, and whose areas it names; areas of other years.

use headcount::model::Analysis;
use headcount::place::choice::{Clues, choose_countries};
use headcount::{Options, analyze};

fn read(text: &str) -> Analysis {
    analyze(text, &Options::default())
}

/// `Kayes (MLI)`, areas and what lies in them, in the order of the text.
fn areas(analysis: &Analysis) -> Vec<String> {
    let inside = analysis.places.iter().filter(|place| place.level > 0);
    inside.map(|place| format!("{} ({})", place.name, place.iso3.as_deref().unwrap_or("?"))).collect()
}

/// `Centre BFA 120`
fn rows(analysis: &Analysis) -> Vec<String> {
    let row = |row: &headcount::model::AreaTotal| format!("{} {} {}", row.name, row.iso3, row.alone);
    analysis.totals.by_adm1.iter().map(row).collect()
}

fn notes<'a>(analysis: &'a Analysis, kind: &str) -> Vec<&'a str> {
    analysis.notes.iter().filter(|note| note.kind == kind).map(|note| note.message.as_str()).collect()
}

#[test]
fn the_country_is_settled_by_title_then_identifier_then_names() {
    let choose = |title, ids, text| choose_countries(&Clues { title, ids, text, headings: &[] });
    let ids = ["XM-DAC-41146-MLI_D_1.1"];
    assert_eq!(choose("Progress in Nepal country in 2022", &[], ""), ["NPL"]);
    assert_eq!(choose("Annual report", &ids, "Nepal, Nepal and Nepal"), ["MLI"]);
    assert_eq!(choose("", &["XM-DAC-41146-MYM_D_1.1"], ""), ["MMR"]);
    let text = "In Borno, Yobe and Zamfara women trade across the border with Chad.";
    assert_eq!(choose("", &[], text), ["NGA"]);
}

#[test]
fn a_title_may_name_several_countries() {
    let cases = [
        ("Progress in Mali and Niger, 2023", vec!["MLI", "NER"]),
        ("Bilan 2023: Mali, Niger et Burkina Faso", vec!["MLI", "NER", "BFA"]),
        ("Informe anual: Guatemala, Honduras y El Salvador", vec!["GTM", "HND", "SLV"]),
        ("Relatório de Angola e Moçambique", vec!["AGO", "MOZ"]),
        ("Support to refugees from Sudan in Chad", vec!["TCD"]),
        ("Sudan refugee response in Chad", vec!["TCD"]),
        ("Réfugiés du Soudan au Tchad, rapport 2023", vec!["TCD"]),
        ("Guinea-Bissau and Guinea", vec!["GNB", "GIN"]),
    ];
    for (title, expected) in cases {
        assert_eq!(choose_countries(&Clues { title, ..Clues::default() }), expected, "{title}");
    }
    let text = "In Mopti and Gao, 300 women were trained.";
    let clues = Clues { title: "Canada's support to Mali", text, ..Clues::default() };
    assert_eq!(choose_countries(&clues), ["MLI"]);
}

#[test]
fn a_report_that_mentions_a_neighbour_is_not_regional() {
    let texts = [
        (
            "TCD",
            "In Ouaddaï and Sila, 4,000 refugees from Sudan received cash. Refugees from North Darfur and West Darfur in Sudan crossed in May. Chad gave land.",
        ),
        (
            "NGA",
            "In the north-east, which borders Niger and Chad, 200 people in Borno, Yobe and Adamawa were trained. Nigeria opened a market in Gombe. Traders from Diffa and Zinder in Niger came too.",
        ),
        (
            "NGA",
            "In Borno, Yobe, Kaduna, Kano and Adamawa, 900 women were trained. They visited cooperatives in Diffa and Zinder, Niger.",
        ),
        (
            "COL",
            "En La Guajira, Arauca y Norte de Santander, 600 migrantes de Zulia y Táchira, Venezuela, recibieron ayuda. Colombia abrió tres centros en Nariño.",
        ),
        (
            "LBN",
            "In Akkar, Bekaa and Baalbek-Hermel, 800 refugees who fled Homs and Aleppo in Syria were housed. Lebanon hosts many.",
        ),
        (
            "BFA",
            "Au Burkina Faso, 300 femmes de la Boucle du Mouhoun et des Hauts-Bassins ont été formées, près de la frontière avec Sikasso et Mopti au Mali.",
        ),
        (
            "UKR",
            "Ukraine: 300 people in Kharkiv, Sumy and Odesa were housed. Donors from Sweden, Norway and Canada paid. Canada: 3 million dollars.",
        ),
    ];
    let titled = [
        (
            "JOR",
            "Jordan: Syria crisis response 2023\n\nIn Irbid and Mafraq, 900 Syrian refugees from Homs and Aleppo were trained. 400 returned to Idlib.",
        ),
        (
            "TCD",
            "Annual report 2023\n\nIn Sudan, fighting in Khartoum and North Darfur went on. 400 women in Ouaddaï and Sila were housed. Chad opened a camp in Wadi Fira.",
        ),
        (
            "GIN",
            "Progress in Guinea country in 2022\n\nIn Kankan and Labé, 300 women were trained. Guinea-Bissau sent observers from Gabú and Bafatá.",
        ),
    ];
    for (expected, text) in texts.into_iter().chain(titled) {
        assert_eq!(read(text).report.countries, [expected], "{text}");
    }
    let one = read(
        "Progress in Mali in 2023\n\nRefugees from Burkina Faso live in Mopti. Niger: Tillabéri is near.\n",
    );
    assert_eq!(one.report.countries, ["MLI"]);
}

#[test]
fn a_report_that_tells_of_several_countries_alike_is_regional() {
    let texts = [
        (
            vec!["MLI", "NER"],
            "Sahel programme 2023\n\nIn Mali, 300 women in Kayes and Mopti were trained. In Niger, 200 women in Diffa and Zinder were trained.",
        ),
        (
            vec!["BFA", "MLI", "NER"],
            "Programme Sahel\n\nDes centres ont ouvert à Kayes (Mali), à Zinder (Niger) et dans les Hauts-Bassins (Burkina Faso).",
        ),
        (
            vec!["MLI", "NER"],
            "Regional report\n\nMali\n\nWe trained 300 women in Kayes.\n\nNiger\n\nWe trained 200 women in Dosso.\n",
        ),
        (
            vec!["MLI", "NER"],
            "Regional report\n\nMali: 300 women were trained in Kayes.\n\nNiger: 200 women were trained in Dosso.\n",
        ),
    ];
    for (expected, text) in texts {
        let mut countries = read(text).report.countries;
        countries.sort();
        assert_eq!(countries, expected, "{text}");
    }
    let ids = "Outcome XM-DAC-41146-MLI_D_1.1: Women lead\n\nWe trained 30 women in Kayes.\n\nOutcome XM-DAC-41146-NER_D_1.1: Women lead\n\nWe trained 20 women in Dosso.\n";
    assert_eq!(read(ids).report.countries, ["MLI", "NER"]);
}

#[test]
fn parts_that_begin_with_their_country_make_a_regional_report() {
    let text = "Great Lakes programme 2022\n\nIn Rwanda, 80 women in the Eastern and Western provinces traded. \
        In Burundi, 60 women in Cibitoke traded. In the Democratic Republic of Congo, 50 women of Nord-Kivu traded.";
    let found = ["Eastern (RWA)", "Western (RWA)", "Cibitoke (BDI)", "Nord-Kivu (COD)"];
    assert_eq!(areas(&read(text)), found);
}

#[test]
fn rows_of_a_table_go_to_the_country_that_they_name() {
    let text = "Burkina Faso and Cameroon, 2022\n\nCountry\tRegion\tWomen trained\n\
        Burkina Faso\tCentre\t30\nCameroon\tCentre\t10\nCameroon\tAdamawa\t5\n";
    assert_eq!(areas(&read(text)), ["Centre (BFA)", "Centre (CMR)", "Adamawa (CMR)"]);
}

#[test]
fn areas_of_one_name_stay_apart() {
    let text = "Regional report: Burkina Faso and Cameroon, 2023\n\n\
        Burkina Faso\n\nWe trained 120 women in the Centre region and in Est. We trained 50 women in the Est region.\n\n\
        Cameroon\n\nWe trained 80 women in the Centre region. We trained 70 women in the East region.\n";
    let analysis = read(text);
    assert_eq!(analysis.report.countries, ["BFA", "CMR"]);
    assert_eq!(areas(&analysis), ["Centre (BFA)", "Est (BFA)", "Est (BFA)", "Centre (CMR)", "East (CMR)"]);
    assert!(rows(&analysis).contains(&"Centre CMR 80".to_owned()), "{:?}", rows(&analysis));
    assert!(rows(&analysis).contains(&"Centre BFA 0".to_owned()), "{:?}", rows(&analysis));
}

#[test]
fn the_sentence_says_whose_area_it_is() {
    let sentences = [
        ("In Cameroon, 80 women in the Centre region were trained.", "Centre (CMR)"),
        ("We trained 80 women in the Centre region of Cameroon.", "Centre (CMR)"),
        ("We trained 80 women in the Centre (Burkina Faso).", "Centre (BFA)"),
        ("We trained 80 women in the Centre region.", "Centre (?)"),
    ];
    for (sentence, expected) in sentences {
        let analysis = read(&format!("Burkina Faso and Cameroon, 2023\n\n{sentence}"));
        assert_eq!(areas(&analysis), [expected], "{sentence}");
        let doubts = notes(&analysis, "ambiguous_place").len();
        assert_eq!(doubts, usize::from(expected.ends_with("(?)")), "{sentence}");
    }
}

#[test]
fn countries_that_are_given_are_taken() {
    let text = "We trained 30 women in Kayes and 20 women in Dosso.";
    let given = |codes: &[&str]| {
        let country = codes.iter().map(|code| (*code).to_owned()).collect();
        analyze(text, &Options { country, ..Options::default() })
    };
    assert_eq!(areas(&given(&["mli"])), ["Kayes (MLI)"]);
    assert_eq!(given(&["NER", "MLI", "NER"]).report.countries, ["NER", "MLI"]);
    assert_eq!(areas(&given(&["NER", "MLI"])), ["Kayes (MLI)", "Dosso (NER)"]);
    let json = |text: &str| serde_json::from_str::<Options>(text).unwrap().country;
    assert_eq!(json(r#"{"country": "MLI"}"#), ["MLI"]);
    assert_eq!(json(r#"{"country": ["MLI", "NER"]}"#), ["MLI", "NER"]);
    assert!(json(r#"{"country": null}"#).is_empty() && json("{}").is_empty());
}

#[test]
fn areas_can_be_counted_as_of_an_earlier_year() {
    let text = "Progress in Mali in 2023\n\nWe trained 30 women in Bougouni and 20 women in Sikasso.";
    assert_eq!(rows(&read(text)), ["Bougouni MLI 30", "Sikasso MLI 20"]);
    assert!(notes(&read(text), "later_area").is_empty());
    let older = analyze(text, &Options { areas_as_of: Some(2020), ..Options::default() });
    assert_eq!(rows(&older), ["Sikasso MLI 50"]);
    assert_eq!(older.report.year, Some(2023));
    assert_eq!(
        notes(&older, "later_area"),
        ["Bougouni has been an area of its own since 2023; it is counted in Sikasso here."]
    );
    assert_eq!(older.places[1].name, "Bougouni");
}

#[test]
fn names_of_areas_that_are_no_more_are_taken_and_said() {
    let text = "Burkina Faso, rapport 2026\n\n300 femmes du Centre-Nord et 40 femmes du Centre-Nord ont été formées en 2026.";
    assert_eq!(
        notes(&read(text), "former_area"),
        ["Centre-Nord has not been an area since 2025; it is counted under that name."]
    );
    let before = text.replace("2026", "2023");
    assert!(notes(&read(&before), "former_area").is_empty());
}

#[test]
fn a_mistyped_area_is_asked_about_and_not_taken() {
    let typos = [
        ("MLI", "in the region of Koulikroo", "“Koulikroo” is no known place: did you mean Koulikoro?"),
        ("MLI", "in Kayes, Sikusso and Mopti", "“Sikusso” is no known place: did you mean Sikasso?"),
        ("MLI", "dans la région de Tombuoctou", "“Tombuoctou” is no known place: did you mean Timbuktu?"),
        ("NGA", "in Sokato State", "“Sokato” is no known place: did you mean Sokoto?"),
        ("MOZ", "na província de Nampola e em Tete", "“Nampola” is no known place: did you mean Nampula?"),
        ("COL", "en el departamento de Putumayu", "“Putumayu” is no known place: did you mean Putumayo?"),
        ("MOZ", "na província de Cabo Delgdo", "“Cabo Delgdo” is no known place: did you mean Cabo Delgado?"),
    ];
    for (country, place, expected) in typos {
        let text = format!("We trained 30 women {place}.");
        let analysis = analyze(&text, &Options { country: vec![country.to_owned()], ..Options::default() });
        assert_eq!(notes(&analysis, "possible_place"), [expected], "{text}: {:?}", areas(&analysis));
    }
}

#[test]
fn another_transcription_is_taken_and_said() {
    let text = "Progress in Mali in 2023\n\nWe trained 30 women in Sikaso and 20 women in Sikasso.";
    assert_eq!(rows(&read(text)), ["Sikasso MLI 50"]);
    assert_eq!(notes(&read(text), "other_spelling"), ["“Sikaso” was read as Sikasso."]);
}

#[test]
fn other_words_are_not_taken_for_mistyped_areas() {
    for (country, text) in [
        ("MLI", "Mrs Koulikora led the Kayes committee, and Sikassa spoke."),
        ("MLI", "The region of Kayess-Bouba; the province of Segous."),
        ("NGA", "The State of Emergency was lifted in Bornu-speaking towns."),
        ("UKR", "Kharkivites and Odesans met; Ms Sumya spoke."),
        ("COL", "El municipio de Maicao y la vereda Putumaya abrieron."),
    ] {
        let analysis = analyze(text, &Options { country: vec![country.to_owned()], ..Options::default() });
        assert!(
            notes(&analysis, "possible_place").is_empty(),
            "{text}: {:?}",
            notes(&analysis, "possible_place")
        );
    }
}
