// A place's whole history.

import {addDays, daysBetween} from "../data/days.js";
import {valueAt} from "../data/lookup.js";
import {isUnknown, joinedPeriods} from "../data/periods.js";
import {periodOf} from "../state/moment.js";
import {data, view} from "../state/store.js";
import {dateShort, mirrored, monthsOf, t, textAt} from "../state/words.js";
import {h, s} from "../parts/elements.js";
import {mark} from "../parts/marks.js";

/** How wide the strip is, in its own units. */
const STRIP_WIDE = 330;

/**
 * The place's whole history as a strip, filled like its marks.
 * @param {Place} place
 */
export function historyStrip(place) {
  const total = daysBetween(data.first, data.last) + 1,
    along = (/** @type {Day} */ day) => (daysBetween(data.first, day) / total) * STRIP_WIDE,
    x = (/** @type {Day} */ day) => Math.max(0, Math.min(STRIP_WIDE, along(day))),
    /** @type {(at: number, width?: number) => number} */
    seen = (at, width = 0) => (mirrored() ? STRIP_WIDE - at - width : at);
  const bars = joinedPeriods(place.timeline).flatMap(({period, until}) => {
    const next = place.timeline[until + 1],
      from = x(period.a),
      to = next ? x(next.a) : STRIP_WIDE;
    return to > from ? [periodBar(period, from, to, seen)] : [];
  });
  const at = seen(x(view.day) + STRIP_WIDE / total / 2),
    ink = {fill: "var(--ink)", stroke: "var(--ink)", "stroke-width": 1.2},
    day = s("path", {d: `M${at - 4}-9H${at + 4}L${at}-3ZM${at}-4V14`, ...ink});
  const months = monthsOf(data.first, data.last)
    .slice(1)
    .flatMap(month => [
      s("path", {d: `M${seen(x(month.day))} 15v4`, stroke: "var(--ink3)"}),
      s("text", {x: seen(x(month.day) + 2), y: 29}, month.name),
    ]);
  const box = {viewBox: `0 -10 ${STRIP_WIDE} 42`, width: "100%", "aria-hidden": "true"};
  return s("svg", {class: "strip", ...box}, ...bars, day, ...months);
}

/**
 * A period of the strip: thin where it is derived, a line where nothing is known.
 * @param {Period} period
 * @param {number} from
 * @param {number} to
 * @param {(x: number, wide?: number) => number} seen
 */
function periodBar(period, from, to, seen) {
  const unknown = isUnknown(period),
    thin = period.inf || period.inh,
    height = unknown ? 1.5 : thin ? 6 : 12,
    width = Math.max(0.8, to - from - 1);
  const place = {x: seen(from + 0.5, width), y: 6 - height / 2, width, height};
  return s("rect", {...place, ...(unknown ? {fill: "var(--unknown)"} : barInk(period))});
}

/**
 * @param {Period} period
 */
function barInk(period) {
  const hue = period.c ? `var(--c${valueAt(data.actorById, period.c).number})` : "var(--ink)",
    held = period.s === "held",
    claimed = period.q === "claimed",
    hatch = `url(#${period.old ? "hatch-old" : "hatch"})`;
  return {
    fill: period.s === "contested" ? hatch : claimed ? "var(--casing)" : hue,
    "fill-opacity": period.old && held && !claimed ? 0.28 : 1,
    stroke: held && !period.old && !claimed ? null : hue,
    "stroke-width": 1.2,
    "stroke-dasharray": period.old ? "2.6 1.9" : null,
  };
}

/**
 * Every period of a place with its days, the shown one marked.
 * @param {Place} place
 */
export function periodList(place) {
  const {timeline} = place,
    now = timeline.indexOf(periodOf(place));
  return h(
    "ol.periods",
    {},
    ...joinedPeriods(timeline).map(({period, from, until}) => {
      const next = timeline[until + 1],
        days = periodDays(timeline[from].a, next ? addDays(next.a, -1) : null);
      return h(
        "li",
        {class: now >= from && now <= until ? "now" : null},
        mark(period, 16, place.kind === "site"),
        h("span", {}, textAt(period.t)),
        h("span.side", {}, days),
      );
    }),
  );
}

/**
 * From which day to which a period lasts, in words; the last one has no end.
 * @param {Day} first
 * @param {Day | null} last
 */
function periodDays(first, last) {
  const [from, until] = [dateShort(first), last && dateShort(last)];
  if (first <= data.first) return last ? t("up_to", {day: until}) : t("all_days");
  if (!last) return t("from_day", {day: from});
  return last === first ? from : t("from_to", {from, until});
}
