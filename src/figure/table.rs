//! Figures in the cells of a table: what they count stands in the heads of their
//! row and column.

use std::ops::Range;

use super::digits::Signs;
use super::draft::{Cell, Cue, Draft, Other};
use super::noun::{self, Follows};
use super::number::{Number, find_numbers};
use super::{BlockSetting, Found};
use crate::lang::{LanguageData, Tag, TagSet};
use crate::model::{NumberKind, Qualifier, Stage, Unit};
use crate::passage::Passage;
use crate::report::layout::{Block, Kind};
use crate::text::token::Kind as TokenKind;

/// More than a table of people says without naming them.
const MANY: f64 = 1e6;

/// A table: consecutive rows.
struct Table<'a> {
    rows: Vec<Vec<Passage<'a>>>,
    first: usize,
    has_header: bool,
    columns: Vec<Head>,
    /// Columns that say when, and count nothing.
    of_years: Vec<usize>,
    has_total: bool,
    /// Without a total column: the column of people whose sexes have columns too.
    whole: Option<usize>,
    caption: Option<(Unit, TagSet)>,
}

/// What a head of a column or row says.
#[derive(Debug, Clone, Default)]
struct Head {
    range: Range<usize>,
    unit: Option<Unit>,
    currency: Option<String>,
    tags: TagSet,
    is_total: bool,
    stage: Option<Stage>,
    /// A year, a quarter, a number: when, or which, but not what.
    is_bare: bool,
}

/// Reads the table whose rows are `blocks`, of which the first is block `first`.
pub fn read_table(
    text: &str,
    blocks: &[Block],
    language: &'static LanguageData,
    setting: BlockSetting,
    found: &mut Found,
) {
    let rows: Vec<Vec<Passage>> = blocks
        .iter()
        .filter_map(|block| match &block.kind {
            Kind::Row(cells) => {
                Some(cells.iter().map(|cell| Passage::new(text, cell.clone(), language)).collect())
            }
            _ => None,
        })
        .collect();
    let has_header = rows.first().is_some_and(|row| {
        rows.len() > 1 && !row.iter().skip(1).any(|cell| is_quantity(cell, setting.signs))
    });
    let columns: Vec<Head> = if has_header {
        rows.first().map_or(Vec::new(), |row| row.iter().map(head).collect())
    } else {
        Vec::new()
    };
    let has_total = columns.iter().any(|column| column.is_total);
    let whole = if has_total { None } else { column_of_all(&columns) };
    let caption = caption(found, setting.block);
    let of_years = columns_of_years(&rows, &columns, setting.signs);
    let table =
        Table { rows, first: setting.block, has_header, columns, of_years, has_total, whole, caption };
    for row in 0..table.rows.len() {
        table.read_row(row, setting, found);
    }
}

/// "Participants | Women | Men", "People served | of whom women": the column of people
/// of either sex before those of one.
fn column_of_all(columns: &[Head]) -> Option<usize> {
    let first = columns.iter().position(is_of_one_sex)?;
    columns.iter().take(first).rposition(|column| {
        column.unit == Some(Unit::Person)
            && !column.tags.any(&[Tag::Female, Tag::Male])
            && column.stage.is_none_or(|stage| stage == Stage::Reached)
    })
}

/// "Period | Women", and in each row 2023: columns whose heads name nobody, and that hold years alone.
fn columns_of_years(rows: &[Vec<Passage>], columns: &[Head], signs: Signs) -> Vec<usize> {
    let is_year = |cell: &Passage| {
        let numbers = find_numbers(cell, signs, &[]);
        let alone = numbers.first().filter(|number| numbers.len() == 1 && number.tokens.len() == cell.len());
        alone.is_some_and(|number| number.bare && super::date::year(cell, number.tokens.start).is_some())
    };
    let silent = |head: &Head| {
        matches!(head.unit, None | Some(Unit::Duration)) && head.stage.is_none() && !head.is_total
    };
    let of_years = |column: usize| {
        let mut cells =
            rows.iter().skip(1).filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(is_year)
    };
    let heads = columns.iter().enumerate().filter(|(_, head)| silent(head));
    heads.map(|(column, _)| column).filter(|column| of_years(*column)).collect()
}

/// "Meta" as the name of a row is the department, where the report has it.
fn is_place(label: &Range<usize>, names: &[Range<usize>]) -> bool {
    names.iter().any(|name| name.start <= label.start && label.end <= name.end)
}

fn is_of_one_sex(column: &Head) -> bool {
    let reached = column.stage.is_none_or(|stage| stage == Stage::Reached);
    reached && column.tags.has(Tag::Female) != column.tags.has(Tag::Male)
}

/// The last figure before the table: "reached 9,860 people", with the table below.
fn caption(found: &Found, block: usize) -> Option<(Unit, TagSet)> {
    let near = found.figures.iter().rev().take_while(|draft| draft.block + 3 >= block);
    near.filter(|draft| super::counts_people(draft.unit)).map(|draft| (draft.unit, draft.tags)).next()
}

fn is_quantity(cell: &Passage, signs: Signs) -> bool {
    let numbers = find_numbers(cell, signs, &[]);
    numbers.iter().any(|number| {
        !(number.bare && super::date::year(cell, number.tokens.start).is_some()) && number.tokens.start == 0
    })
}

/// What a head says: noun, sex, total, target.
fn head(cell: &Passage) -> Head {
    let range = cell.bytes(&(0..cell.len()));
    let mut tags = TagSet::default();
    let mut unit = None;
    for at in 0..cell.len() {
        let open = unit.is_none_or(|unit| !super::counts_people(unit));
        // "Target (people)": the target is what kind of column it is, no noun.
        let staged = cell.words.covers(at, Tag::TargetColumn).max(cell.words.covers(at, Tag::AchievedColumn));
        if open
            && (staged == 0 || cell.words.covers(at, Tag::Person) > 0)
            && let Follows::Noun(counted) = noun::read_phrase(cell, at)
            && (unit.is_none() || super::counts_people(counted.unit) && !matches!(unit, Some(Unit::Item)))
        {
            unit = Some(counted.unit);
            tags = tags.union(counted.tags);
        }
        for tag in [Tag::Female, Tag::Male, Tag::Child, Tag::Youth, Tag::Adult, Tag::Older] {
            if cell.words.covers(at, tag) > 0 {
                tags.insert(tag);
            }
        }
    }
    let any = |tag| cell.words.any(0..cell.len(), tag);
    let currency = (0..cell.len())
        .find_map(|at| cell.words.value(at, Tag::Currency))
        .map(|(packed, _)| noun::unpack(packed));
    if unit.is_none() && tags.any(&[Tag::Female, Tag::Male, Tag::Child, Tag::Youth, Tag::Adult]) {
        unit = Some(Unit::Person);
    }
    if (0..cell.len()).any(|at| cell.is_sign(at, "%")) {
        unit = Some(Unit::Percent);
    }
    if currency.is_some() {
        unit = Some(Unit::Money);
    }
    let stage = if any(Tag::BaselineColumn) {
        Some(Stage::Population)
    } else if any(Tag::InNeed) {
        Some(Stage::InNeed)
    } else if any(Tag::TargetColumn) {
        Some(Stage::Planned)
    } else {
        any(Tag::AchievedColumn).then_some(Stage::Reached)
    };
    let is_bare = (0..cell.len()).any(|at| cell.kind(at) == Some(TokenKind::Digits));
    Head { range, unit, currency, tags, is_total: any(Tag::TotalWord), stage, is_bare }
}

/// "2023-05-01", "01/06/2023", "2023-01": a cell that is a date, whatever its column is called.
fn is_date(cell: &Passage) -> bool {
    let parts: Vec<&str> = (0..cell.len()).step_by(2).map(|at| cell.word(at)).collect();
    let signs = || (0..cell.len()).skip(1).step_by(2);
    let joined =
        signs().all(|at| (cell.is_dash(at) || cell.is_any_sign(at, &["/", "."])) && cell.is_glued(at));
    let digits =
        |part: &&str| part.len() <= 4 && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let year = |part: &&&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    (2..=3).contains(&parts.len())
        && cell.len() == parts.len() * 2 - 1
        && joined
        && parts.iter().all(digits)
        && parts.iter().filter(year).count() == 1
}

impl Table<'_> {
    fn read_row(&self, row: usize, setting: BlockSetting, found: &mut Found) {
        let Some(cells) = self.rows.get(row) else { return };
        let label = self.label(cells, setting.signs);
        for (column, cell) in cells.iter().enumerate() {
            let is_date = is_date(cell);
            for number in find_numbers(cell, setting.signs, &[]) {
                let is_header = self.has_header && row == 0;
                let year = number.bare && super::date::year(cell, number.tokens.start).is_some();
                let in_label = column == 0 && number.tokens.start > 0;
                if is_date {
                    found.others.push(Other {
                        range: cell.bytes(&number.tokens),
                        kind: NumberKind::Date,
                        value: Some(number.value),
                    });
                } else if is_header || in_label || (column == 0 && cell.len() > number.tokens.len()) {
                    let kind = if year { NumberKind::Year } else { NumberKind::Other };
                    found.others.push(Other {
                        range: cell.bytes(&number.tokens),
                        kind,
                        value: Some(number.value),
                    });
                } else if column == 0 || self.of_years.contains(&column) {
                    found.others.push(Other {
                        range: cell.bytes(&number.tokens),
                        kind: if year { NumberKind::Year } else { NumberKind::List },
                        value: Some(number.value),
                    });
                } else {
                    let draft = self.draft(row, column, cell, &number, &label, setting);
                    found.figures.push(draft);
                }
            }
        }
    }

    /// What a row is about: the cells before its first quantity, of which the last that
    /// names something decides ("Shelter | Households with tarpaulins | 5,000").
    fn label(&self, cells: &[Passage], signs: Signs) -> Head {
        let worded = cells.iter().skip(1).take_while(|cell| !cell.is_empty() && !is_quantity(cell, signs));
        let heads: Vec<Head> = cells.iter().take(1 + worded.count()).map(head).collect();
        let named = heads.iter().rposition(|head| head.unit.is_some()).unwrap_or(0);
        let (first, last) = (heads.first(), heads.last());
        let range = first.zip(last).map_or(0..0, |(first, last)| first.range.start..last.range.end);
        let is_total = first.is_some_and(|head| head.is_total);
        heads.into_iter().nth(named).map_or_else(Head::default, |head| Head { range, is_total, ..head })
    }

    fn draft(
        &self,
        row: usize,
        column: usize,
        cell: &Passage,
        number: &Number,
        label: &Head,
        setting: BlockSetting,
    ) -> Draft {
        let empty = Head::default();
        let head = self.columns.get(column).unwrap_or(&empty);
        let (unit, currency, tags) = self.unit(cell, number, head, label, setting.names);
        let quote = cell.bytes(&(0..cell.len()));
        let number_bytes = cell.bytes(&number.tokens);
        Draft {
            block: self.first + row,
            section: setting.section,
            sentence: self.row_range(row),
            quote: if number.tokens.start <= 2 { quote } else { number_bytes.clone() },
            number: number_bytes.clone(),
            group: self.group(head, label, number_bytes.start),
            tokens: 0..0,
            head_end: 0,
            value: number.value,
            range_high: number.high,
            qualifier: if number.high.is_some() { Qualifier::Range } else { Qualifier::Exact },
            unit,
            currency,
            tags,
            breakdown: self.breakdown(head),
            stage: head
                .stage
                .or(label
                    .stage
                    .filter(|stage| *stage != Stage::Reached && !is_place(&label.range, setting.names)))
                .unwrap_or(setting.stage),
            reach: None,
            cue: Cue::None,
            planned_for: None,
            told_result: true,
            told_before: false,
            unit_from: None,
            guessed: false,
            differs: number.differs,
            cell: Some(Cell {
                table: self.first,
                row: self.first + row,
                column,
                total_row: label.is_total,
                total_column: head.is_total || self.whole == Some(column),
                has_total_column: self.has_total || self.whole.is_some() && is_of_one_sex(head),
                label: label.range.clone(),
                header: head.range.clone(),
            }),
            areas: Vec::new(),
            relation: None,
            rule: "table-cell",
        }
    }

    fn row_range(&self, row: usize) -> Range<usize> {
        let cells = self.rows.get(row).map_or(&[][..], Vec::as_slice);
        let filled = || cells.iter().filter(|cell| !cell.is_empty()).map(|cell| cell.bytes(&(0..cell.len())));
        let start = filled().next().map_or(0, |range| range.start);
        start..filled().next_back().map_or(start, |range| range.end)
    }

    /// Words that say who is counted: the column's head, else the row's.
    fn group(&self, head: &Head, label: &Head, at: usize) -> Range<usize> {
        let worded = |head: &Head| head.unit.is_some() && !head.range.is_empty();
        if worded(head) {
            head.range.clone()
        } else if worded(label) {
            label.range.clone()
        } else {
            at..at
        }
    }

    /// Both sexes, where the total column stands beside their columns.
    fn breakdown(&self, head: &Head) -> TagSet {
        let all = self.whole.and_then(|whole| self.columns.get(whole));
        if !head.is_total && all.is_none_or(|all| all.range != head.range) {
            return TagSet::default();
        }
        self.columns.iter().fold(TagSet::default(), |tags, column| tags.union(column.tags))
    }

    fn unit(
        &self,
        cell: &Passage,
        number: &Number,
        head: &Head,
        label: &Head,
        names: &[Range<usize>],
    ) -> (Unit, Option<String>, TagSet) {
        if let Follows::Noun(counted) = noun::read_counted(cell, number) {
            return (counted.unit, counted.currency, counted.tags.union(head.tags));
        }
        let of_columns = || {
            let people = self
                .columns
                .iter()
                .find(|column| matches!(column.unit, Some(Unit::Person | Unit::Household)));
            people.and_then(|column| column.unit).map(|unit| (unit, TagSet::default()))
        };
        let own = |head: &Head| head.unit.map(|unit| (unit, head.tags));
        let staged = head.stage.is_some() || head.is_total;
        let people_head = || own(head).filter(|(unit, _)| super::counts_people(*unit));
        let chosen = if staged {
            own(label).or_else(people_head).or_else(of_columns).or(self.caption).or_else(|| own(head))
        } else {
            own(head).or_else(|| own(label))
        };
        let chosen = if head.is_total { of_columns().or(chosen) } else { chosen };
        // "Cost", "Latitude": a head that says something, but not who, is not about the people of other columns.
        let silent = head.range.is_empty() || is_place(&head.range, names) || head.is_bare;
        let implied = || if silent || staged { of_columns().or(self.caption) } else { None };
        let (unit, tags) = chosen.or_else(implied).unwrap_or((Unit::Other, TagSet::default()));
        // Half a person is none.
        let whole = number.value.fract() == 0.0;
        let (unit, tags) = if super::counts_people(unit) && !whole {
            (Unit::Other, TagSet::default())
        } else {
            (unit, tags)
        };
        // Millions in a table whose heads name nobody are no people.
        let named = [head, label].iter().any(|head| head.unit.is_some_and(super::counts_people));
        let (unit, tags) = if super::counts_people(unit) && !named && number.value >= MANY {
            (Unit::Other, TagSet::default())
        } else {
            (unit, tags)
        };
        let currency = head.currency.clone().or_else(|| label.currency.clone());
        (unit, currency, tags)
    }
}
