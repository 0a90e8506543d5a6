// Makes elements and events, and offers files. The only module that the others in this folder import.
// Whatever comes from a report gets in as text nodes or attributes, never as markup.

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Makes an element: functions become listeners, everything else an attribute.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...present(children));
  return made;
}

/**
 * Text from a report, kept from turning the writing direction of what stands around it.
 *
 * @param {string} text
 */
export const quoted = (text) => element("bdi", {}, text);

/**
 * Puts new content in the place of the old.
 *
 * @param {Element} parent
 * @param {...(Child | Child[])} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...present(children));
}

/**
 * Tells those further out what was asked for.
 *
 * @param {EventTarget} from
 * @param {string} name
 * @param {unknown} [detail]
 */
export function tell(from, name, detail) {
  from.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}

/**
 * Offers a file to be saved.
 *
 * @param {File} file
 */
export function save(file) {
  const address = URL.createObjectURL(file);
  element("a", { href: address, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Offers a text to be saved, named after the report that it is of.
 *
 * @param {string} report what the report is called
 * @param {string} ending
 * @param {string} text
 */
export function saveText(report, ending, text) {
  save(new File([text], fileName(report) + ending, { type: "application/json" }));
}

/**
 * A name for files of a report, without an ending: letters and digits of what the report is called, and no path.
 *
 * @param {string} report
 */
export function fileName(report) {
  return report.replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "report";
}

/**
 * The element that a selector finds, which must be there and of that class.
 *
 * @template {Element} Kind
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function find(within, selector, kind) {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`no ${selector} on the page`);
  return found;
}

/**
 * @param {(Child | Child[])[]} children
 * @returns {(Node | string)[]}
 */
function present(children) {
  return /** @type {(Node | string)[]} */ (
    children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== "")
  );
}
