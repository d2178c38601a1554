// How many places are in each state, day by day: a labelled row for each state, readable without colour.

import {addDays, daysBetween} from "../data/days.js";
import {valueAt} from "../data/lookup.js";
import {keyOf} from "../data/periods.js";
import {isCrowded} from "../state/crowd.js";
import {countOf} from "../state/moment.js";
import {states} from "../state/states.js";
import {data, view} from "../state/store.js";
import {evidenceKey, gapsNow, versionNumber} from "../state/version.js";
import {dateShort, mirrored, monthsOf, num, t} from "../state/words.js";
import {h, s} from "../parts/elements.js";
import {whenIdle} from "../parts/idle.js";
import {mark} from "../parts/marks.js";
import {textWidth} from "../parts/text_width.js";

/**
 * What comes and goes on each day: Map of day to [[state, old, +1 or -1]].
 * @returns {Map<Day, [string, number, number][]>}
 */
function turnsByDay() {
  const found = new Map(),
    /** @type {(day: Day, period: Period, by: number) => void} */
    note = (day, period, by) => {
      const at = day > data.first ? day : data.first;
      if (!found.has(at)) found.set(at, []);
      found.get(at).push([keyOf(period), period.old ? 1 : 0, by]);
    };
  for (const {timeline} of data.counted)
    timeline.forEach((period, i) => {
      note(period.a, period, 1);
      if (i) note(period.a, timeline[i - 1], -1);
    });
  return found;
}

/**
 * The counts of each day on which any changes, [{day, of: {state: [fresh, old]}}]: of more days than
 * anybody reads or sees, those of the first one in each month.
 * @param {Map<Day, [string, number, number][]>} found
 */
function tallies(found) {
  const sums = Object.fromEntries(states().map(({key}) => [key, [0, 0]])),
    days = [...found.keys()].sort(),
    /** @type {Tally[]} */
    counts = [];
  days.forEach((day, i) => {
    for (const [key, old, by] of valueAt(found, day)) if (sums[key]) sums[key][old] += by;
    if (days.length > MOST_TALLIES && i && day.slice(0, 7) === days[i - 1].slice(0, 7)) return;
    counts.push({day, of: Object.fromEntries(states().map(({key}) => [key, [...sums[key]]]))});
  });
  return counts;
}

/** Days with changes up to which each is drawn: more would share pixels, so the first of each month is. */
const MOST_TALLIES = 400;

/**
 * The chart as it was made last, and for what.
 * @type {{
 *   key: string | null,
 *   element: HTMLElement | null,
 *   counts: [state: string, holder: HTMLElement][],
 *   lines: Element[],
 * }}
 */
const chart = {key: null, element: null, counts: [], lines: []};

/** A row for each state: its mark, its name, its count on the shown day, and its course. */
export function chartElement() {
  // The counts change with the version only, the courses also with the language.
  const key = [versionNumber(), evidenceKey()].join();
  if (chart.key !== key) {
    const element = h("section.chart");
    Object.assign(chart, {key, element, counts: [], lines: []});
    const fill = () => {
      // Another chart may have been asked for while this one waited.
      if (chart.element !== element) return;
      Object.assign(chart, makeChart(element));
      countChart();
    };
    // That of many places waits: it takes longer than all else.
    if (isCrowded()) whenIdle(fill);
    else fill();
  }
  countChart();
  return /** @type {HTMLElement} */ (chart.element);
}

/** Puts the chart's counts and its line on the shown day. */
function countChart() {
  const at = (chartX(view.day) + chartX(addDays(view.day, 1))) / 2;
  for (const [state, holder] of chart.counts) holder.textContent = num(countOf(state)[0]);
  for (const line of chart.lines) line.setAttribute("d", `M${at} 0V${CHART_TALL}`);
}

/**
 * Fills the chart but for its day: {counts: [[state, where its count stands]], lines: its days}.
 * @param {HTMLElement} element
 */
function makeChart(element) {
  const found = turnsByDay(),
    all = tallies(found),
    ever = new Set([...found.values()].flat().map(([key]) => key)),
    /** @type {[string, HTMLElement][]} */
    counts = [],
    count = (/** @type {string} */ key) => {
      const holder = h("b");
      counts.push([key, holder]);
      return holder;
    },
    most = Math.max(1, ...all.flatMap(({of}) => Object.values(of).map(([a, b]) => a + b)));
  element.style.setProperty("--digits", String(num(most).length));
  const rows = states()
    .filter(({key}) => ever.has(key))
    .map(({key, title, state}) =>
      h(
        "div.course",
        {"aria-hidden": "true"},
        mark(state, 16),
        h("span", {}, title),
        count(key),
        courseOf(all, key, most),
      ),
    );
  element.append(
    h("h2", {}, t("chart")),
    ...rows,
    chartMonths(),
    h(
      "p.quiet",
      {"aria-hidden": "true"},
      t("chart_key", {n: data.staleAfter}),
    ),
    h("div.sr", {}, tallyTable(all)),
  );
  return {counts, lines: [...element.querySelectorAll(".at")]};
}

const CHART_WIDE = 170,
  CHART_TALL = 22;

/**
 * Where a day lies in the chart.
 * @param {Day} day
 */
function chartX(day) {
  return (
    (daysBetween(data.first, day) / (daysBetween(data.first, data.last) + 1)) * CHART_WIDE
  );
}

/**
 * The course of one state as steps: fresh words full, old ones faint, a gap left open.
 * @param {Tally[]} all
 * @param {string} key
 * @param {number} most
 */
function courseOf(all, key, most) {
  const parts = [],
    y = (/** @type {number} */ count) => CHART_TALL - (count / most) * CHART_TALL,
    /** @type {(x: number, width: number, from: number, to: number) => string} */
    box = (x, width, from, to) => `M${x} ${y(to)}h${width}v${y(from) - y(to)}h${-width}z`;
  const steps = all.map(({day, of}, i) => {
    const x = chartX(day),
      next = i + 1 < all.length ? chartX(all[i + 1].day) : CHART_WIDE;
    return [x, next - x, ...of[key]];
  });
  const full = steps.map(([x, width, fresh]) => box(x, width, 0, fresh)),
    past = steps.map(([x, width, fresh, old]) => box(x, width, fresh, fresh + old));
  parts.push(s("path", {d: full.join(""), class: "full"}), s("path", {d: past.join(""), class: "past"}));
  // In a gap nobody counts anything: only the line of what was said last goes through it.
  for (const gap of gapsNow()) {
    const x = chartX(gap.a),
      width = chartX(addDays(gap.b, 1)) - x;
    for (const name of ["gap", "hatched"]) parts.push(s("path", {d: box(x, width, 0, most), class: name}));
  }
  const line = steps.map(([, width, fresh, old]) => `V${y(fresh + old)}h${width}`).join("");
  parts.push(
    s("path", {d: `M0 ${y(steps[0][2] + steps[0][3])}${line}`, class: "line"}),
    s("path", {d: `M0 ${CHART_TALL}H${CHART_WIDE}`, class: "line base"}),
    s("path", {class: "line at"}),
  );
  return s(
    "svg",
    {viewBox: `0 0 ${CHART_WIDE} ${CHART_TALL}`},
    s("g", {transform: mirrored() ? `matrix(-1 0 0 1 ${CHART_WIDE} 0)` : null}, ...parts),
  );
}

/** The months under the courses. */
function chartMonths() {
  const svg = s("svg", {viewBox: `0 0 ${CHART_WIDE} 14`});
  let free = 0;
  for (const {day, name} of monthsOf(data.first, data.last).slice(1)) {
    const x = chartX(day),
      edge = mirrored() ? CHART_WIDE - x : x;
    svg.append(s("path", {d: `M${edge} 0v4`, class: "line base"}));
    // A month whose name has no room goes without.
    if (x < free) continue;
    free = x + textWidth(name, 400, 11) + 4;
    svg.append(s("text", {x: edge + (mirrored() ? -2 : 2), y: 11}, name));
  }
  return h("div.course", {"aria-hidden": "true"}, svg);
}

/**
 * The chart as a table, for readers who do not see it.
 * @param {Tally[]} all
 */
function tallyTable(all) {
  return h(
    "table",
    {},
    h("caption", {}, t("chart_table")),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        ...[t("day"), ...states().map(({title}) => title)].map(title => h("th", {scope: "col"}, title)),
      ),
    ),
    h(
      "tbody",
      {},
      ...all.map(({day, of}) =>
        h(
          "tr",
          {},
          h("th", {scope: "row"}, dateShort(day)),
          ...states().map(({key}) => {
            const [fresh, old] = of[key];
            return h("td", {}, old ? t("of_old", {n: fresh + old, old}) : num(fresh + old));
          }),
        ),
      ),
    ),
  );
}
