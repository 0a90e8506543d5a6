//! `src/lang/*.toml` to one static table per language.
//!
//! A language is a file; nothing else names it. A tag that `Tag` does not know
//! fails the build.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

#[path = "../src/text/fold.rs"]
#[expect(unreachable_pub, reason = "the library's own file: public there")]
mod fold;

#[path = "../src/lang/tag.rs"]
#[expect(dead_code, reason = "the library's own file: only the names are wanted here")]
mod tag;

type Senses = BTreeMap<String, Vec<(String, f64)>>;

/// Writes `languages.rs` and a `.words` file per language into `out`.
pub(crate) fn build(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/lang");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    let mut files: Vec<_> = std::fs::read_dir("src/lang")?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    let mut code =
        format!("/// Every language, by code.\npub static LANGUAGES: [LanguageData; {}] = [\n", files.len());
    let mut vulnerable = BTreeSet::new();
    for file in files {
        let name = file.display().to_string();
        let table: toml::Table =
            std::fs::read_to_string(&file)?.parse().map_err(|error| format!("{name}: {error}"))?;
        write_language(&table, out, &mut code).map_err(|error| format!("{name}: {error}"))?;
        read_groups(&table, &mut vulnerable).map_err(|error| format!("{name}: {error}"))?;
    }
    code.push_str("];\n\n/// Words of vulnerable groups, of every language, folded, a form on each line.\n");
    let forms = vulnerable.into_iter().collect::<Vec<_>>().join("\n");
    writeln!(code, "pub(crate) const VULNERABLE: &str = {forms:?};")?;
    std::fs::write(out.join("languages.rs"), code)?;
    Ok(())
}

/// For each set of tags a line with them (behind a tab, a `*` for endings), each with
/// its value if it has one; then a line per form, in order: how many letters it shares with the one
/// before, as a character from `0` on, and the rest. Text without pointers: a
/// page loads it, and it packs a third smaller than forms with their tags.
fn write_language(table: &toml::Table, out: &Path, code: &mut String) -> Result<(), Box<dyn Error>> {
    let mut entries = Senses::new();
    let mut suffixes = Senses::new();
    for (key, value) in table {
        match key.as_str() {
            "code" | "name" | "decimal" | "head" | "groups" => {}
            "numbers" => read_numbers(value, &mut entries)?,
            "words" => read_words(value, &mut entries, &mut suffixes)?,
            "currencies" => read_currencies(value, &mut entries)?,
            other => return Err(format!("unknown key {other}").into()),
        }
    }
    add_accented(table, &mut entries)?;
    let text = |key: &str| table.get(key).and_then(toml::Value::as_str).ok_or(format!("{key} is missing"));
    let id = text("code")?;
    let longest = entries.keys().map(|form| form.split(' ').count()).max().unwrap_or(1);
    writeln!(
        code,
        "LanguageData::new({id:?}, {:?}, {}, {}, {longest}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{id}.words\"))),",
        text("name")?,
        text("decimal")? == ",",
        text("head")? == "last",
    )?;
    let mut words = String::new();
    for (sign, senses) in [("", &entries), ("*", &suffixes)] {
        for (tags, forms) in by_tags(senses) {
            writeln!(words, "\t{sign}{tags}")?;
            let mut before = "";
            for form in forms {
                let shared = shared_letters(before, form);
                words.push(char::from(b'0' + shared as u8));
                words.extend(form.chars().skip(shared));
                words.push('\n');
                before = form;
            }
        }
    }
    std::fs::write(out.join(format!("{id}.words")), words)?;
    Ok(())
}

/// The forms of each set of tags.
fn by_tags(senses: &Senses) -> BTreeMap<String, Vec<&str>> {
    let mut out = BTreeMap::<String, Vec<&str>>::new();
    for (form, list) in senses {
        let tags: Vec<String> = list
            .iter()
            .map(|(tag, value)| if *value == 0.0 { tag.clone() } else { format!("{tag}={value}") })
            .collect();
        out.entry(tags.join(" ")).or_default().push(form);
    }
    out
}

fn shared_letters(one: &str, two: &str) -> usize {
    const MOST: usize = 60;
    one.chars().zip(two.chars()).take(MOST).take_while(|(one, two)| one == two).count()
}

/// `cardinal = { "20" = ["twenty"] }` and the like: tag, value, forms.
fn read_numbers(value: &toml::Value, entries: &mut Senses) -> Result<(), Box<dyn Error>> {
    for (tag, values) in value.as_table().ok_or("numbers is no table")? {
        for (number, forms) in values.as_table().ok_or("numbers.* is no table")? {
            let number: f64 = number.parse().map_err(|_| format!("{tag}: {number} is no number"))?;
            for form in strings(forms)? {
                for form in expand(form)? {
                    add(entries, &key(&form), tag, number)?;
                }
            }
        }
    }
    Ok(())
}

/// `tag = ["form", ...]`; a form that starts with `*` is an ending.
fn read_words(
    value: &toml::Value,
    entries: &mut Senses,
    suffixes: &mut Senses,
) -> Result<(), Box<dyn Error>> {
    for (tag, forms) in value.as_table().ok_or("words is no table")? {
        for form in strings(forms)? {
            for form in expand(form)? {
                match form.strip_prefix('*') {
                    Some(suffix) => add(suffixes, &suffix.to_lowercase(), tag, 0.0)?,
                    None => add(entries, &key(&form), tag, 0.0)?,
                }
            }
        }
    }
    Ok(())
}

/// `vulnerable = ["form", ...]`. Not words of the grammar: they are looked for in finished figures.
fn read_groups(table: &toml::Table, vulnerable: &mut BTreeSet<String>) -> Result<(), Box<dyn Error>> {
    for (group, forms) in table.get("groups").and_then(toml::Value::as_table).into_iter().flatten() {
        if group != "vulnerable" {
            return Err(format!("there is no group {group}").into());
        }
        for form in strings(forms)? {
            vulnerable.extend(expand(form)?.iter().map(|form| key(form)));
        }
    }
    Ok(())
}

/// ISO 4217 codes are packed into the value, base 26.
fn read_currencies(value: &toml::Value, entries: &mut Senses) -> Result<(), Box<dyn Error>> {
    for (code, forms) in value.as_table().ok_or("currencies is no table")? {
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(format!("{code} is no ISO 4217 code").into());
        }
        let packed = code.bytes().fold(0_u32, |sum, byte| sum * 26 + u32::from(byte - b'A'));
        for form in strings(forms)? {
            for form in expand(form)? {
                add(entries, &key(&form), "currency", f64::from(packed))?;
            }
        }
    }
    Ok(())
}

/// A form with accents that stands somewhere as `=form` too: the exact form wins over
/// the folded one, so it must mean all of it.
fn add_accented(table: &toml::Table, entries: &mut Senses) -> Result<(), Box<dyn Error>> {
    for (tag, forms) in table.get("words").and_then(toml::Value::as_table).into_iter().flatten() {
        for form in strings(forms)? {
            for form in expand(form)? {
                let form = form.to_lowercase();
                if form != fold::fold(&form) && !form.starts_with(['=', '*']) && entries.contains_key(&form) {
                    add(entries, &form, tag, 0.0)?;
                }
            }
        }
    }
    Ok(())
}

/// `=é` keeps its accent, all else is folded. A hyphen is a space, as in a report.
fn key(form: &str) -> String {
    match form.strip_prefix('=') {
        Some(exact) => exact.to_lowercase(),
        None if form.chars().any(char::is_alphanumeric) => fold::fold(form).replace('-', " "),
        None => fold::fold(form),
    }
}

fn add(senses: &mut Senses, form: &str, tag: &str, value: f64) -> Result<(), Box<dyn Error>> {
    if tag::Tag::from_name(tag).is_none() {
        return Err(format!("there is no tag {tag}; src/lang/tag.rs lists them").into());
    }
    let list = senses.entry(form.to_owned()).or_default();
    if !list.iter().any(|(known, _)| known == tag) {
        list.push((tag.to_owned(), value));
    }
    Ok(())
}

fn strings(value: &toml::Value) -> Result<Vec<&str>, Box<dyn Error>> {
    let list = value.as_array().ok_or("a list of strings is wanted")?;
    list.iter().map(|item| item.as_str().ok_or_else(|| "a string is wanted".into())).collect()
}

/// `benef(i|)ciar(y|ies)` to all its forms.
fn expand(pattern: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let Some(open) = pattern.find('(') else { return Ok(vec![pattern.to_owned()]) };
    let close = pattern.get(open..).and_then(|rest| rest.find(')')).ok_or(format!("{pattern}: no )"))? + open;
    let part = |range: std::ops::Range<usize>| pattern.get(range).unwrap_or_default();
    let (before, inner, after) = (part(0..open), part(open + 1..close), part(close + 1..pattern.len()));
    let mut out = Vec::new();
    for rest in expand(after)? {
        for choice in inner.split('|') {
            out.push(format!("{before}{choice}{rest}"));
        }
    }
    Ok(out)
}
