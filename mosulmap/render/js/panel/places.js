// The list of all places, and the search in it.

import {foldedName} from "../data/folding.js";
import {importance, keyOf} from "../data/periods.js";
import {showDot} from "../state/actions.js";
import {isShown} from "../state/filter.js";
import {periodOf} from "../state/moment.js";
import {states} from "../state/states.js";
import {data, view} from "../state/store.js";
import {heading, isolated, nameOf, num, parentOf, t} from "../state/words.js";
import {h, s} from "../parts/elements.js";
import {mark} from "../parts/marks.js";
import {isNarrow} from "../parts/media.js";
import {howToRead} from "../map/legend.js";
import {nothingMatches, placeButton, someRows} from "./rows.js";

/** Places that no article names listed by a search: about a screen of them under the named ones. */
const MOST_DOTS = 12;

/**
 * All places in groups by state; on narrow screens the insets' places have groups of their own.
 * @param {HTMLElement} holder
 * @param {string} wanted
 */
export function drawPlaces(holder, wanted) {
  const query = foldedName(wanted.trim()),
    found = data.places.filter(
      place =>
        periodOf(place).s !== "none" && isShown(place) && (!query || isSpelled(place, query)),
    ),
    groups = placeGroups(found);
  if (query) groups.push(...dotGroup(query));
  if (!groups.length) groups.push(query ? noSpelling(wanted.trim()) : nothingMatches());
  if (isNarrow() && !query) groups.push(howToRead());
  holder.replaceChildren(...groups);
}

/**
 * Whether one of the names of a place, or of a dot, has the letters that are searched for.
 * @param {Named} place
 * @param {string} query
 */
function isSpelled(place, query) {
  const names = [place.title, place.ar || "", ...(place.names || "").split("|")];
  return names.some(name => foldedName(name).includes(query));
}

/**
 * The places by state, then those of the insets where they are apart, then what is not drawn.
 * @param {Place[]} found
 */
function placeGroups(found) {
  const byName = new Intl.Collator(view.language.code),
    /** @type {(a: Place, b: Place) => number} */
    order = (a, b) =>
      importance(periodOf(a)) - importance(periodOf(b)) || byName.compare(nameOf(a), nameOf(b));
  const apart = isNarrow() ? data.insets : [],
    sorted = [...found].sort(order),
    isApart = (/** @type {Place} */ place) => apart.some(inset => inset.id === place.layer),
    near = sorted.filter(place => place.layer !== "wide" && !isApart(place));
  return [
    ...states().flatMap(({key, title, state}) => {
      const list = near.filter(place => keyOf(periodOf(place)) === key);
      return placeGroup(title, list, mark(state, 16));
    }),
    ...apart.flatMap(inset => {
      const title = heading().insets[data.insets.indexOf(inset)];
      return placeGroup(
        title,
        sorted.filter(place => place.layer === inset.id),
      );
    }),
    ...placeGroup(
      t("wide_group"),
      sorted.filter(place => place.layer === "wide"),
    ),
  ];
}

/**
 * @param {string} title
 * @param {Place[]} list
 * @param {Child} [glyph]
 * @returns {HTMLElement[]}
 */
function placeGroup(title, list, glyph = "") {
  if (!list.length) return [];
  const rows = someRows(h("ul"), list, place => h("li", {}, placeButton(place)));
  return [h("section.group", {}, h("h2", {}, glyph, title, countOfGroup(list)), rows)];
}

/**
 * @param {any[]} list
 */
function countOfGroup(list) {
  return h("span.count", {}, ` ${num(list.length)}`);
}

/**
 * The places that no article names, as far as the search matches them.
 * @param {string} query
 * @returns {HTMLElement[]}
 */
function dotGroup(query) {
  const dots = data.dots.filter(dot => isSpelled(dot, query)).slice(0, MOST_DOTS);
  if (!dots.length) return [];
  /** @param {Dot} dot */
  const row = dot =>
    h(
      "button.row",
      {onclick: () => showDot(dot)},
      s(
        "svg",
        {viewBox: "-9 -9 18 18", width: 16, height: 16, "aria-hidden": "true"},
        s("circle", {r: 2, fill: "var(--ink3)"}),
      ),
      h("span.name", {}, nameOf(dot)),
      h("span.side", {}, parentOf(dot)),
    );
  const rows = dots.map(dot => h("li", {}, row(dot)));
  return [
    h("section.group", {}, h("h2", {}, t("unnamed_group"), countOfGroup(dots)), h("ul", {}, ...rows)),
  ];
}

/**
 * @param {string} wanted
 */
function noSpelling(wanted) {
  return h("p.quiet", {}, t("no_spelling", {text: t("quoted", {text: isolated(wanted)})}));
}
