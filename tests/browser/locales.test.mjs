// The words of the page are complete in every language, and every one of them is used. No browser.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path) => readFileSync(join(root, path), "utf8");
const entriesOf = (code) => JSON.parse(read(`www/locales/${code}.json`));
const formsOf = (entry) => (typeof entry === "string" ? { other: entry } : entry);
const placesOf = (text) => new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]));
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const english = entriesOf("en");
const keys = Object.keys(english);
const codes = JSON.parse(read("pkg-config.json")).locales;

/** Forms that may say a number in words. */
const FEW = new Set(["zero", "one", "two"]);
/** Strings that only look like keys. */
const FILE = /\.(js|json|txt|md|csv|wasm|png|svg)$/;

/** What stands between quotes in a script, comments aside: whole strings, and templates. */
function stringsIn(source) {
  const found = { whole: [], templates: [] };
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
  for (const [, double, single, template] of source.matchAll(token)) {
    const whole = double ?? single ?? (template?.includes("${") ? undefined : template);
    if (whole !== undefined) found.whole.push(whole);
    else if (template !== undefined) {
      found.templates.push(template);
      for (const [, code] of template.matchAll(/\$\{([^}]*)\}/g)) found.whole.push(...stringsIn(code).whole);
    }
  }
  return found;
}

const scripts = readdirSync(join(root, "www/js"), { recursive: true })
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, source: read(join("www/js", name)) }))
  .map((script) => ({ ...script, ...stringsIn(script.source) }));

/** Which keys a template stands for. One that begins with a place is asked for what comes in there: it must be in the same file. */
function meantBy(template, { source }) {
  const [start, ...rest] = template.split(/\$\{[^}]*\}/);
  const pattern = new RegExp(`^${escaped(start)}([a-z0-9_.]+)${rest.map(escaped).join("[a-z0-9_.]+")}$`);
  return keys.filter((key) => {
    const first = pattern.exec(key)?.[1];
    if (first === undefined) return false;
    return start !== "" || new RegExp(`(?<![\\w.])${escaped(first)}(?![\\w.])`).test(source);
  });
}

/** The first argument of each call that asks for words. */
function* asked(source) {
  for (const call of source.matchAll(/(?:\.(?:say|parts)|words\.has)\(/g)) {
    const start = call.index + call[0].length;
    let depth = 0;
    let end = start;
    for (; end < source.length; end += 1) {
      const c = source[end];
      if (depth === 0 && (c === "," || c === ")")) break;
      if ("([{".includes(c)) depth += 1;
      if (")]}".includes(c)) depth -= 1;
    }
    yield source.slice(start, end);
  }
}

test("every language that is shipped can be chosen", async () => {
  const { LANGUAGES } = await import(new URL("../../www/js/language.js", import.meta.url));
  assert.deepEqual([...LANGUAGES].sort(), [...codes].sort());
});

test("every key is used, and every key that is asked for is there", () => {
  const used = new Set([...read("www/index.html").matchAll(/data-words="([^"]+)"/g)].map((found) => found[1]));
  const groups = new Set(keys.filter((key) => key.includes(".")).map((key) => key.split(".")[0]));
  const unknown = [];
  for (const script of scripts) {
    for (const text of script.whole) {
      used.add(text);
      const group = /^([a-z_]+)\.[a-z0-9_.]*[a-z0-9]$/.exec(text)?.[1];
      const begins = keys.some((key) => key.startsWith(`${text}.`));
      if (groups.has(group) && !(text in english) && !begins && !FILE.test(text)) unknown.push(`${script.name}: ${text}`);
    }
    for (const template of script.templates) for (const key of meantBy(template, script)) used.add(key);
    for (const argument of asked(script.source)) {
      const { whole, templates } = stringsIn(argument);
      const simple = /^\s*["']/.test(argument) ? whole.slice(0, 1) : [];
      for (const key of simple) if (!(key in english)) unknown.push(`${script.name}: ${key}`);
      for (const template of templates) {
        if (meantBy(template, script).length === 0) unknown.push(`${script.name}: ${template}`);
      }
    }
  }
  assert.deepEqual(unknown, [], "asked for, but not in en.json");
  assert.deepEqual(keys.filter((key) => !used.has(key)), [], "in en.json, but used by nothing");
});

for (const code of codes) {
  const entries = entriesOf(code);

  test(`${code} has the keys of English in the same order`, () => {
    assert.deepEqual(keys.filter((key) => !(key in entries)), [], "missing");
    assert.deepEqual(Object.keys(entries).filter((key) => !(key in english)), [], "surplus");
    assert.deepEqual(Object.keys(entries), keys);
  });

  test(`${code} has every plural form and no other`, () => {
    const forms = new Intl.PluralRules(entries.locale).resolvedOptions().pluralCategories;
    for (const key of keys.filter((key) => typeof english[key] !== "string")) {
      // English may say nothing in words of its own; so must the others then.
      const wanted = new Set([...forms, ...("zero" in english[key] ? ["zero"] : [])]);
      assert.deepEqual(Object.keys(formsOf(entries[key])).toSorted(), [...wanted].toSorted(), key);
    }
    const single = keys.filter((key) => typeof english[key] === "string" && typeof entries[key] !== "string");
    assert.deepEqual(single, [], "English has no forms of these");
  });

  test(`${code} has the places of English`, () => {
    for (const key of keys) {
      const wanted = placesOf(Object.values(formsOf(english[key])).join(" "));
      // Where both stand in one sentence, only the count is what the form is of.
      const spoken = wanted.has("count") ? "count" : "number";
      for (const [form, text] of Object.entries(formsOf(entries[key]))) {
        const there = placesOf(text);
        const lost = [...wanted].filter((place) => !there.has(place) && !(FEW.has(form) && place === spoken));
        const invented = [...there].filter((place) => !wanted.has(place));
        assert.deepEqual({ lost, invented }, { lost: [], invented: [] }, `${key}, ${form}`);
      }
    }
  });

  test(`${code} says nothing empty, and its own tags can be used`, () => {
    for (const key of keys) for (const text of Object.values(formsOf(entries[key]))) assert.notEqual(text.trim(), "", key);
    assert.ok(["ltr", "rtl"].includes(entries.direction));
    assert.equal(new Intl.Locale(entries.locale).language, code);
    assert.match(new Intl.NumberFormat(entries.locale).format(1257), /^[\d.,\s]+$/, "digits as the reports have them");
  });
}
