// The rows of the panel's lists.

import {daysBetween} from "../data/days.js";
import {isUnknown} from "../data/periods.js";
import {choosePlace, clearFilter} from "../state/actions.js";
import {periodOf} from "../state/moment.js";
import {view} from "../state/store.js";
import {publishersOf} from "../state/version.js";
import {
  awayOf,
  dateShort,
  estimateSign,
  isolated,
  labelOf,
  nameOf,
  t,
  textAt,
} from "../state/words.js";
import {h} from "../parts/elements.js";
import {mark} from "../parts/marks.js";
import {publishers} from "../parts/texts.js";

/**
 * A place's mark before and after, its name, its state in words, and whose words they are.
 * @param {Place} place
 * @param {(MarkState & {t: number}) | undefined} former
 * @param {Period} period
 * @param {Day} day
 */
export function changeRow(place, former, period, day) {
  const before = former || {s: "unknown", t: period.t},
    site = place.kind === "site",
    by = publishersOf(place, period.a === day ? day : period.since);
  return h(
    "li",
    {},
    h(
      "button.change",
      {
        "data-place": place.id,
        "aria-label": t("named_before", {
          name: isolated(nameOf(place)),
          state: textAt(period.t),
          before: textAt(before.t),
        }),
        onclick: () => choosePlace(place.id),
      },
      mark(before, 16, site),
      h("span.arrow", {}, t("arrow")),
      mark(period, 18, site),
      h("b", {}, nameOf(place)),
      h(
        "span.words",
        {},
        textAt(period.t),
        by.length ? " · " : "",
        ...publishers(by),
      ),
    ),
  );
}

/** Says that the filter leaves nothing, and offers to undo it. */
export function nothingMatches() {
  return h(
    "p.quiet",
    {},
    t("nothing_matches"),
    " ",
    h("button.link", {onclick: clearFilter}, t("show_all")),
  );
}

/** Rows that a list begins with: more of them would take long to lay out. */
export const ROWS = 200;

/**
 * Puts a row for each item into a list; of many the first ones, and a button for more.
 * @template T
 * @param {HTMLElement} holder
 * @param {T[]} items
 * @param {(item: T) => HTMLElement} row
 */
export function someRows(holder, items, row) {
  holder.append(...items.slice(0, ROWS).map(row));
  const rest = items.slice(ROWS);
  if (!rest.length) return holder;
  const more = () => {
    someRows(holder, rest, row);
    item.nextElementSibling?.querySelector("button")?.focus();
    item.remove();
  };
  const words = t("more_rows", {n: Math.min(ROWS, rest.length)});
  const item = h("li", {}, h("button.link more", {onclick: more}, words));
  holder.append(item);
  return holder;
}

/**
 * A place's row: what it is, in words and numbers, for eyes and for programs.
 * @param {Place} place
 */
export function placeButton(place) {
  const period = periodOf(place);
  return h(
    "button.row",
    {
      "data-place": place.id,
      "data-controller": period.s === "held" ? period.c : "",
      "data-state": period.s,
      "aria-label": labelOf(place),
      "aria-current": view.place === place.id ? "true" : null,
      onclick: () => choosePlace(place.id),
    },
    mark(period, 16, place.kind === "site"),
    h(
      "span.name",
      {},
      estimateSign(place),
      h("b", {}, nameOf(place)),
      place.away ? h("span.away", {}, "  ", h("bdi", {}, awayOf(place))) : "",
    ),
    h("span.side", {}, remark(period)),
  );
}

/**
 * What stands at the end of a place's row: what limits its state, else since when it holds.
 * @param {Period} period
 */
function remark(period) {
  if (isUnknown(period)) return "";
  if (period.old) return t("days_old", {n: daysBetween(period.word, view.day)});
  if (period.dis) return t("conflict");
  if (period.inh) return t("inherited");
  if (period.inf) return t("inferred");
  return period.q === "claimed"
    ? t("claimed")
    : t("since", {day: dateShort(period.since, false)});
}
