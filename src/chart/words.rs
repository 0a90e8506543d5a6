//! The words on a chart, a table per language.
//!
//! `{name}` and the like stand for what [`fill`] puts in. A new language is a new
//! table and a line in [`of`].

use super::format::Locale;

/// Every sentence that a chart can say.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) by_adm1: &'static str,
    pub(super) by_outcome: &'static str,
    pub(super) counted_how: &'static str,
    pub(super) only_here: &'static str,
    pub(super) shared_key: &'static str,
    pub(super) shared: &'static str,
    pub(super) alone_and_shared: &'static str,
    pub(super) area_alone: &'static str,
    pub(super) area_shared: &'static str,
    pub(super) area_both: &'static str,
    pub(super) one_more: &'static str,
    pub(super) more: &'static str,
    pub(super) one_unlocated: &'static str,
    pub(super) unlocated: &'static str,
    pub(super) no_area: &'static str,
    pub(super) no_people: &'static str,
    pub(super) no_outcome: &'static str,
    pub(super) outside: &'static str,
    pub(super) whole_report: &'static str,
    pub(super) outcome_people: &'static str,
    pub(super) no_figure: &'static str,
    pub(super) no_person_figure: &'static str,
    pub(super) told_again: &'static str,
    pub(super) counted_under: &'static str,
    pub(super) and_rest: &'static str,
    pub(super) same_text: &'static str,
    pub(super) and: &'static str,
    pub(super) not_reached: &'static str,
    pub(super) indirect: &'static str,
    pub(super) one_none_counted: &'static str,
    pub(super) none_counted: &'static str,
    pub(super) to_be_deleted: &'static str,
    pub(super) data_as_of: &'static str,
    pub(super) from: &'static str,
    pub(super) counted_by: &'static str,
    pub(super) text_hash: &'static str,
    pub(super) map: &'static str,
    pub(super) without_people: &'static str,
    pub(super) people: &'static str,
    pub(super) no_country: &'static str,
    pub(super) not_on_map: &'static str,
    pub(super) unlabelled: &'static str,
    pub(super) boundaries: &'static str,
}

/// The words of a language.
pub(super) fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &EN,
        Locale::Fr => &FR,
        Locale::Es => &ES,
        Locale::Pt => &PT,
    }
}

/// Puts values into a sentence: `fill("{n} shared", &[("n", "12")])`.
///
/// A value is never searched for the next one's place, whatever the report wrote.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, tail)) = after.split_once('}') else { break };
        let value = values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
        text.push_str(value);
        rest = tail;
    }
    text.push_str(rest);
    text
}

const EN: Words = Words {
    by_adm1: "People counted, by region",
    by_outcome: "People counted, by outcome",
    counted_how: "Reached directly; people told of twice are counted once",
    only_here: "only this region",
    shared_key: "shared with other regions: an upper bound, don’t add up",
    shared: "{n} shared",
    alone_and_shared: "{n} · up to {shared} shared",
    area_alone: "{name}: {n} people in this region only",
    area_shared: "{name}: up to {n} people, shared with other regions",
    area_both: "{name}: {n} people in this region only, and up to {shared} shared with other regions",
    one_more: "and 1 more region",
    more: "and {n} more regions",
    one_unlocated: "1 person is tied to no region",
    unlocated: "{n} people are tied to no region",
    no_area: "No figures of people tied to a region in this report",
    no_people: "No figures of people reached in this report",
    no_outcome: "No outcomes and no figures of people in this report",
    outside: "outside any outcome",
    whole_report: "the whole report",
    outcome_people: "{name}: {n} people counted",
    no_figure: "no figure given",
    no_person_figure: "no figure of people",
    told_again: "told again, counted under {outcomes}",
    counted_under: "already counted under {outcomes}",
    and_rest: "{list}; the rest planned or indirect",
    same_text: "the same text as {outcomes}",
    and: "{list} and {last}",
    not_reached: "planned, in need or context; not counted",
    indirect: "reached indirectly, not counted",
    one_none_counted: "1 figure of people, not counted",
    none_counted: "{n} figures of people, none counted",
    to_be_deleted: "to be deleted",
    data_as_of: "data as of {date}",
    from: "from {name}",
    counted_by: "counted by {name}",
    text_hash: "SHA-256 of the text: {name}",
    map: "People counted, on the map",
    without_people: "region without people counted",
    people: "{n} people",
    no_country: "No country is known for this report, so there is no map",
    not_on_map: "Not on the map: {list}",
    unlabelled: "Without room for a label: {list}",
    boundaries: "The boundaries and names shown on this map do not imply official endorsement or acceptance by the United Nations.",
};

const FR: Words = Words {
    by_adm1: "Personnes comptées, par région",
    by_outcome: "Personnes comptées, par résultat",
    counted_how: "Atteintes directement ; citées deux fois, comptées une fois",
    only_here: "cette région seulement",
    shared_key: "partagées avec d’autres régions : un maximum, à ne pas additionner",
    shared: "{n} partagées",
    alone_and_shared: "{n} · jusqu’à {shared} partagées",
    area_alone: "{name} : {n} personnes dans cette région seulement",
    area_shared: "{name} : jusqu’à {n} personnes, partagées avec d’autres régions",
    area_both: "{name} : {n} personnes dans cette région seulement, et jusqu’à {shared} partagées avec d’autres régions",
    one_more: "et 1 autre région",
    more: "et {n} autres régions",
    one_unlocated: "1 personne n’est rattachée à aucune région",
    unlocated: "{n} personnes ne sont rattachées à aucune région",
    no_area: "Aucun nombre de personnes rattaché à une région dans ce rapport",
    no_people: "Aucun nombre de personnes atteintes dans ce rapport",
    no_outcome: "Ni résultat ni nombre de personnes dans ce rapport",
    outside: "hors de tout résultat",
    whole_report: "tout le rapport",
    outcome_people: "{name} : {n} personnes comptées",
    no_figure: "aucun chiffre donné",
    no_person_figure: "aucun nombre de personnes",
    told_again: "répété, compté sous {outcomes}",
    counted_under: "déjà compté sous {outcomes}",
    and_rest: "{list} ; le reste prévu ou indirect",
    same_text: "même texte que {outcomes}",
    and: "{list} et {last}",
    not_reached: "prévues, dans le besoin ou contexte ; non comptées",
    indirect: "atteintes indirectement, non comptées",
    one_none_counted: "1 nombre de personnes, non compté",
    none_counted: "{n} nombres de personnes, aucun compté",
    to_be_deleted: "à supprimer",
    data_as_of: "données au {date}",
    from: "d’après {name}",
    counted_by: "compté par {name}",
    text_hash: "SHA-256 du texte : {name}",
    map: "Personnes comptées, sur la carte",
    without_people: "région sans personnes comptées",
    people: "{n} personnes",
    no_country: "Aucun pays n’est connu pour ce rapport : il n’y a donc pas de carte",
    not_on_map: "Hors de la carte : {list}",
    unlabelled: "Sans place pour leur nom : {list}",
    boundaries: "Les frontières et les noms indiqués sur cette carte n’impliquent pas reconnaissance ou acceptation officielle par l’Organisation des Nations Unies.",
};

const ES: Words = Words {
    by_adm1: "Personas contadas, por región",
    by_outcome: "Personas contadas, por resultado",
    counted_how: "Alcanzadas directamente; citadas dos veces, contadas una vez",
    only_here: "solo esta región",
    shared_key: "compartidas con otras regiones: un máximo, no se suman",
    shared: "{n} compartidas",
    alone_and_shared: "{n} · hasta {shared} compartidas",
    area_alone: "{name}: {n} personas solo en esta región",
    area_shared: "{name}: hasta {n} personas, compartidas con otras regiones",
    area_both: "{name}: {n} personas solo en esta región, y hasta {shared} compartidas con otras regiones",
    one_more: "y 1 región más",
    more: "y {n} regiones más",
    one_unlocated: "1 persona no está vinculada a ninguna región",
    unlocated: "{n} personas no están vinculadas a ninguna región",
    no_area: "Ninguna cifra de personas vinculada a una región en este informe",
    no_people: "Ninguna cifra de personas alcanzadas en este informe",
    no_outcome: "Ni resultados ni cifras de personas en este informe",
    outside: "fuera de todo resultado",
    whole_report: "todo el informe",
    outcome_people: "{name}: {n} personas contadas",
    no_figure: "sin cifra",
    no_person_figure: "sin cifra de personas",
    told_again: "repetido, contado en {outcomes}",
    counted_under: "ya contado en {outcomes}",
    and_rest: "{list}; el resto previsto o indirecto",
    same_text: "el mismo texto que {outcomes}",
    and: "{list} y {last}",
    not_reached: "previstas, con necesidades o contexto; no contadas",
    indirect: "alcanzadas indirectamente, no contadas",
    one_none_counted: "1 cifra de personas, no contada",
    none_counted: "{n} cifras de personas, ninguna contada",
    to_be_deleted: "por eliminar",
    data_as_of: "datos al {date}",
    from: "de {name}",
    counted_by: "contado por {name}",
    text_hash: "SHA-256 del texto: {name}",
    map: "Personas contadas, en el mapa",
    without_people: "región sin personas contadas",
    people: "{n} personas",
    no_country: "No se conoce el país de este informe, por lo que no hay mapa",
    not_on_map: "Fuera del mapa: {list}",
    unlabelled: "Sin espacio para su nombre: {list}",
    boundaries: "Los límites y los nombres que figuran en este mapa no implican su apoyo o aceptación oficial por las Naciones Unidas.",
};

const PT: Words = Words {
    by_adm1: "Pessoas contadas, por região",
    by_outcome: "Pessoas contadas, por resultado",
    counted_how: "Alcançadas diretamente; citadas duas vezes, contadas uma vez",
    only_here: "só esta região",
    shared_key: "partilhadas com outras regiões: um máximo, não somar",
    shared: "{n} partilhadas",
    alone_and_shared: "{n} · até {shared} partilhadas",
    area_alone: "{name}: {n} pessoas só nesta região",
    area_shared: "{name}: até {n} pessoas, partilhadas com outras regiões",
    area_both: "{name}: {n} pessoas só nesta região, e até {shared} partilhadas com outras regiões",
    one_more: "e mais 1 região",
    more: "e mais {n} regiões",
    one_unlocated: "1 pessoa não está ligada a nenhuma região",
    unlocated: "{n} pessoas não estão ligadas a nenhuma região",
    no_area: "Nenhum número de pessoas ligado a uma região neste relatório",
    no_people: "Nenhum número de pessoas alcançadas neste relatório",
    no_outcome: "Nem resultados nem números de pessoas neste relatório",
    outside: "fora de qualquer resultado",
    whole_report: "todo o relatório",
    outcome_people: "{name}: {n} pessoas contadas",
    no_figure: "nenhum número indicado",
    no_person_figure: "nenhum número de pessoas",
    told_again: "repetido, contado em {outcomes}",
    counted_under: "já contado em {outcomes}",
    and_rest: "{list}; o resto previsto ou indireto",
    same_text: "o mesmo texto que {outcomes}",
    and: "{list} e {last}",
    not_reached: "previstas, em necessidade ou contexto; não contadas",
    indirect: "alcançadas indiretamente, não contadas",
    one_none_counted: "1 número de pessoas, não contado",
    none_counted: "{n} números de pessoas, nenhum contado",
    to_be_deleted: "a eliminar",
    data_as_of: "dados até {date}",
    from: "de {name}",
    counted_by: "contado por {name}",
    text_hash: "SHA-256 do texto: {name}",
    map: "Pessoas contadas, no mapa",
    without_people: "região sem pessoas contadas",
    people: "{n} pessoas",
    no_country: "Não se conhece o país deste relatório, por isso não há mapa",
    not_on_map: "Fora do mapa: {list}",
    unlabelled: "Sem espaço para o nome: {list}",
    boundaries: "As fronteiras e os nomes indicados neste mapa não implicam endosso ou aceitação oficial pelas Nações Unidas.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_their_places() {
        assert_eq!(fill("{n} · {shared} shared", &[("n", "12"), ("shared", "3")]), "12 · 3 shared");
        assert_eq!(fill("{name}: {n}", &[("name", "{n}"), ("n", "3")]), "{n}: 3");
    }

    #[test]
    fn every_language_names_the_same_places() {
        let places = |words: &Words| {
            let all = format!("{words:?}");
            ["{n}", "{shared}", "{name}", "{outcomes}", "{list}", "{last}", "{date}"]
                .map(|place| all.matches(place).count())
        };
        for locale in [Locale::Fr, Locale::Es, Locale::Pt] {
            assert_eq!(places(of(locale)), places(&EN), "{locale:?}");
        }
    }
}
