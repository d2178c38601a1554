// The form of a place: what it is, what it is called, where it lies. Its fields on the position stand
// beside the locator and belong to it by the form's id.

import {h} from "../../../render/js/parts/elements.js";
import {choice, completed, field, placeEntries, textInput} from "../parts/choices.js";
import {say} from "../state/desk.js";
import {gazetteer, kindOf} from "../state/places.js";

export const PLACE_FORM = "place-form";

/** Columns of a place that have a field of their own, but for those of the position. */
const PLACE_CELLS = ["title", "type", "fclass", "parent_id", "id", "ccodes", "note"],
  POSITION_CELLS = ["lon", "lat", "geo_uncertainty_m", "geo_source"];

/**
 * @typedef {object} PlaceDraft what is worked on
 * @property {Cells | null} seen the row as it was read; null for a new one
 * @property {Cells} cells what stands in the fields at first
 * @property {Cells[]} known spellings that the gazetteer has
 * @property {Cells[]} names spellings to be added
 */

/**
 * The form with the fields on what a place is.
 * @param {PlaceDraft} draft
 * @param {() => void} onsave
 */
export function placeForm({seen, cells, known, names}, onsave) {
  const type = textInput("type", cells.type ?? "", {list: "place-kinds", required: true, dir: "auto"}),
    fclass = choice("fclass", cells.fclass || "P", gazetteer.classes.map(name => [name, say(`fclass_${name}`)])),
    form = h(
      "form.place-form",
      {id: PLACE_FORM, "aria-label": say("place")},
      field(say("title_shown"), textInput("title", cells.title ?? "", {required: true, dir: "auto"})),
      field(say("kind"), type, kindList()),
      field(say("fclass"), fclass),
      parentField(cells.parent_id ?? ""),
      spellings(known, names),
      h(
        "details.more",
        {},
        h("summary", {}, say("more_cells")),
        !seen && field(say("id"), textInput("id", cells.id ?? "", {required: true, dir: "ltr"})),
        field(say("ccodes"), textInput("ccodes", cells.ccodes ?? "", {dir: "ltr", placeholder: "CD;RW"})),
        field(say("matches"), textInput("match_ids", cells.matches ?? "", {dir: "ltr", placeholder: "wd:Q3838;gn:216281"})),
        field(say("remark"), textInput("note", cells.note ?? "", {dir: "auto"})),
      ),
    );
  type.addEventListener("input", () => {
    const kind = kindOf(type.value);
    if (kind) fclass.value = kind.fclass;
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    onsave();
  });
  return form;
}

/** The kinds of places for completion. */
function kindList() {
  return h("datalist", {id: "place-kinds"}, ...gazetteer.kinds.map(({type}) => h("option", {value: type})));
}

/** @param {string} parent */
function parentField(parent) {
  const element = completed("parent_id", parent, placeEntries());
  element.querySelector("input")?.removeAttribute("required");
  return h("label.field", {}, h("span", {}, say("lies_in")), element);
}

/**
 * The spellings: those that there are, and a line for each that is added; the last line is empty.
 * @param {Cells[]} known
 * @param {Cells[]} names
 */
function spellings(known, names) {
  const lines = h("div.lines", {}, ...names.map(spellingLine), spellingLine({toponym: "", lang: ""}));
  lines.addEventListener("input", () => {
    const last = /** @type {HTMLInputElement | null} */ (lines.querySelector(".line:last-child [name=toponym]"));
    if (last?.value.trim()) lines.append(spellingLine({toponym: "", lang: ""}));
  });
  return h(
    "fieldset.spellings",
    {},
    h("legend", {}, say("spellings")),
    known.length > 0 &&
      h(
        "ul.known-names",
        {},
        ...known.map(({toponym, lang, source}) =>
          h("li", {}, h("bdi", {lang}, toponym), h("span.quiet", {}, ` ${lang}`, source && " · ", source && h("bdi", {}, source))),
        ),
      ),
    lines,
  );
}

/** @param {Cells} name */
function spellingLine({toponym, lang, source}) {
  return h(
    "div.line",
    {},
    textInput("toponym", toponym, {dir: "auto", "aria-label": say("spelling"), "data-source": source}),
    textInput("lang", lang, {dir: "ltr", "aria-label": say("language_tag"), placeholder: say("language_tag"), list: "language-tags"}),
  );
}

/** The fields on the position; they stand outside the form and belong to it. @param {Cells} cells */
export function positionFields(cells) {
  /** @type {(name: string, given?: Given) => HTMLInputElement} */
  const input = (name, given = {}) => textInput(name, cells[name] ?? "", {form: PLACE_FORM, dir: "ltr", ...given}),
    degrees = {inputmode: "decimal"};
  return h(
    "div.position",
    {},
    field(say("lat"), input("lat", degrees)),
    field(say("lon"), input("lon", degrees)),
    field(say("radius_m"), input("geo_uncertainty_m", degrees)),
    field(say("source_of_position"), input("geo_source", {dir: "auto"})),
  );
}

/**
 * What stands in the fields: the cells of the row, and the spellings that are added.
 * @param {ParentNode} holder of the form and of the fields on the position
 * @returns {{cells: Cells, names: Cells[]}}
 */
export function placeValues(holder) {
  const valueOf = (/** @type {string} */ name) => {
      const input = /** @type {HTMLInputElement | null} */ (holder.querySelector(`[name="${name}"]`));
      return input ? [[name, input.value.trim()]] : [];
    },
    lines = [.../** @type {NodeListOf<HTMLElement>} */ (holder.querySelectorAll(".spellings .line"))];
  return {
    // A field called `matches` would stand for the form's own method of that name.
    cells: Object.fromEntries([
      ...[...PLACE_CELLS, ...POSITION_CELLS].flatMap(valueOf),
      ...valueOf("match_ids").map(([, ids]) => ["matches", ids]),
    ]),
    names: lines.flatMap(line => {
      const [toponym, lang] = [...line.querySelectorAll("input")],
        words = toponym.value.trim();
      return words ? [{toponym: words, lang: lang.value.trim() || scriptOf(words), source: toponym.dataset.source ?? ""}] : [];
    }),
  };
}

/** The language tag that is taken for a spelling where none is given: by its script. @param {string} words */
export function scriptOf(words) {
  if (/[\u0600-\u06ff]/.test(words)) return "ar";
  return /^[\u0020-\u024f\u2018\u2019]*$/.test(words) ? "en" : "und";
}
