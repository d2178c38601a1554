// The explanation of the marks.

import {toggleFilter, toggleReports} from "../state/actions.js";
import {data, view} from "../state/store.js";
import {t} from "../state/words.js";
import {h, s} from "../parts/elements.js";
import {mark} from "../parts/marks.js";
import {reportSign} from "../parts/signs.js";

/** The explanation of the marks; its rows filter by what limits a state. */
export function howToRead() {
  const list = h("ul", {}, ...markRows());
  if (data.events.length) list.append(reportsRow());
  list.append(
    signRow({r: 1.8, fill: "var(--ink3)", "fill-opacity": 0.7}, t("how_unnamed")),
    signRow({r: 8, fill: "none", stroke: "var(--ink2)", "stroke-dasharray": "1 2.4"}, t("how_estimated")),
  );
  return h("section.how", {}, h("h2", {}, t("how")), list);
}

/** What fill, edge and size of a mark mean, on the marks of the first two parties. */
function markRows() {
  if (!data.actors.length) return [];
  const [a, b = a] = data.actors.map(({id}) => id),
    /** @type {(c: string, more?: MarkState) => MarkState} */
    held = (c, more = {}) => ({s: "held", c, ...more}),
    /** @type {(more: MarkState, text: string, key?: string) => HTMLElement} */
    both = (more, text, key) => markRow(held(a, more), held(b, more), text, key),
    halves = [held(a, {q: "claimed"}), {s: "contested"}];
  return [
    both({}, t("how_reported")),
    both({q: "confirmed"}, t("how_confirmed"), "confirmed"),
    both({q: "claimed"}, t("how_claimed"), "claimed"),
    both({inf: true}, t("how_derived"), "derived"),
    both({old: true}, t("how_old", {n: data.staleAfter}), "old"),
    markRow({s: "contested", dis: true, halves}, null, t("how_conflict"), "conflict"),
  ];
}

/**
 * A row: one or two marks and what they mean; with the `key` of a filter it is a button.
 * @param {MarkState} left
 * @param {MarkState | null} right
 * @param {string} text
 * @param {string=} key
 */
function markRow(left, right, text, key) {
  const content = [
    h("span.pair", {}, mark(left, 16), right && mark(right, 16)),
    h("span", {}, text),
  ];
  if (!key) return h("li", {}, ...content);
  const given = {
    "data-key": key,
    "aria-pressed": String(view.qualities.has(key)),
    onclick: () => toggleFilter("qualities", key),
  };
  return h("li", {}, h("button.how-row", given, ...content));
}

/**
 * A row about a sign of the map that is not a mark: a circle.
 * @param {Given} circle
 * @param {string} text
 */
function signRow(circle, text) {
  const box = {viewBox: "-9 -9 18 18", width: 18, height: 18, "aria-hidden": "true"};
  return h("li", {}, h("span.pair", {}, s("svg", box, s("circle", circle))), text);
}

/** The row in "How to read a mark" that puts the layer on the map. */
function reportsRow() {
  return h(
    "li",
    {},
    h(
      "button.how-row",
      {"data-key": "events", "aria-pressed": String(view.events), onclick: toggleReports},
      h("span.pair", {}, reportSign("attack"), reportSign("displacement")),
      h("span", {}, t("attacks_and_moves")),
    ),
  );
}
