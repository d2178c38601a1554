// What stands on the axis of the time bar: sentences, changes, gaps, articles.

import {addDays, ordinal} from "../data/days.js";
import {valueAt} from "../data/lookup.js";
import {keyOf} from "../data/periods.js";
import {states} from "../state/states.js";
import {data, view} from "../state/store.js";
import {changeDays, changesOn, gapsNow, isCounted, knownDay} from "../state/version.js";
import {dateShort, monthsOf, num, t, yearsOf} from "../state/words.js";
import {attributes, s} from "../parts/elements.js";
import {markParts} from "../parts/marks.js";
import {textWidth} from "../parts/text_width.js";
import {foldOf} from "./scale.js";

/** Days that are narrower, in px, share their marks: several of them are drawn as one. */
const DENSE = 4;

/** The height, in px, from which there is room for words in a gap, under the sentences. */
const WORDS_FROM = 20;

/**
 * Everything on the axis that does not move with the day. All is laid out from left to right, and
 * `scale.seen` mirrors it where the page is read from the right. `rows` are the heights of the rows in
 * px, `column` the one of the shown day, `handles` what lies on top.
 * @param {Scale} scale
 * @param {AxisRows} rows
 * @param {number} left
 * @param {boolean} compact
 * @param {SVGElement} column
 * @param {SVGElement[]} handles
 * @returns {SVGElement}
 */
export function drawAxis(scale, rows, left, compact, column, handles) {
  const svg = s("svg", {"aria-hidden": "true", "pointer-events": "none"}),
    axis = penFor(scale, rows, left, compact);
  const {dense} = axis;
  svg.append(
    ...(compact ? [] : rowNames(axis)),
    ...months(axis),
    axis.line(left, rows.base, left + scale.width, rows.base),
    ...(compact || dense ? [] : weekTicks(axis)),
    ...gapsNow().flatMap(gap => gapParts(axis, gap)),
    ...(dense ? denseRows(axis) : sentenceBars(axis)),
    attributes(column, {y: rows.top, height: rows.end - rows.top}),
    ...(dense ? [] : changeDays().flatMap(day => changeParts(axis, day))),
    ...data.spans.flatMap((span, i) => spanLines(axis, span, i)),
    ...(dense ? [] : articlesShown().map(article => articleSheet(axis, article))),
    ...(compact ? [] : knownSign(axis)),
    ...handles,
  );
  return svg;
}

/**
 * What draws on an axis: places of days, and lines, texts and boxes as they are seen.
 * @param {Scale} scale
 * @param {AxisRows} rows
 * @param {number} left
 * @param {boolean} compact
 * @returns {Axis}
 */
function penFor(scale, rows, left, compact) {
  const {seen, step} = scale,
    x = (/** @type {Day} */ day) => left + scale.x(day);
  return {
    scale,
    rows,
    left,
    compact,
    seen,
    step,
    dense: step < DENSE,
    x,
    edge: day => x(day) - step / 2,
    line: (x1, y1, x2, y2, given = {}) =>
      s("line", {x1: seen(x1), y1, x2: seen(x2), y2, stroke: "var(--rule)", ...given}),
    text: (text, at, y, given = {}) => s("text", {x: seen(at), y, ...given}, text),
    box: given => s("rect", {...given, x: seen(given.x, given.width)}),
  };
}

/**
 * @param {Axis} of
 */
function rowNames({rows, text}) {
  return /** @type {[words: string, y: number][]} */ ([
    [t("sentences"), rows.base - 4],
    [t("changes_row"), rows.change + 4],
    [t("articles_row"), rows.sheet + 9],
  ]).map(([name, y]) => text(name, 0, y, {class: "names"}));
}

/**
 * The months with their names; of years each is named once, at its beginning.
 * @param {Axis} of
 */
function months({scale, rows, compact, dense, edge, line, text}) {
  const all = monthsOf(data.first, data.last);
  return (dense ? yearsOf(all) : all).flatMap(({day, words, short}, i) => {
    const begins = i ? edge(day) : edge(data.first),
      fold = foldOf(scale, day),
      rule = i && !fold ? [line(begins, rows.top + 2, begins, rows.end)] : [];
    if (!fold) return [...rule, text(compact ? short : words, begins + 3, rows.month)];
    // A month that begins inside a fold is named where the fold ends.
    const after = addDays(fold.b, 1),
      lasts = after.slice(0, 7) === day.slice(0, 7);
    return lasts ? [text(short, edge(after) - 2, rows.month)] : [];
  });
}

/**
 * A tick at each Monday: day 4, 5 January 1970, was one.
 * @param {Axis} of
 */
function weekTicks({scale, rows, edge, line}) {
  const ticks = [];
  for (let day = data.first; day <= data.last; day = addDays(day, 1))
    if (ordinal(day) % 7 === 4 && !foldOf(scale, day))
      ticks.push(line(edge(day), rows.base, edge(day), rows.base + 3, {stroke: "var(--ink3)"}));
  return ticks;
}

/**
 * A gap: its ground, its words if there is room for them, and where it is shrunken two strokes.
 * @param {Axis} axis
 * @param {Gap} gap
 */
function gapParts(axis, gap) {
  const {scale, rows, x, edge, step, box, line} = axis,
    a = edge(gap.a),
    b = x(gap.b) + step / 2,
    folded = scale.folds.length > 0;
  const height = rows.end - rows.top,
    ground = box({x: a, y: rows.top, width: b - a, height, fill: "url(#no-word)"}),
    ink = {stroke: "var(--ink)", "stroke-width": 1.5};
  const strokes = (folded ? [a, b] : []).map(at =>
    line(at - 4, rows.base + 5, at + 4, rows.base - 5, ink),
  );
  const words = rows.end > rows.base + WORDS_FROM ? gapNames(axis, gap, folded, (a + b) / 2) : [];
  return [ground, ...words, ...strokes];
}

/**
 * @param {Axis} of
 * @param {Gap} gap
 * @param {boolean} folded
 * @param {number} middle
 */
function gapNames({rows, box, text}, gap, folded, middle) {
  const length = folded
      ? [t("gap_days", {n: gap.days}), t("gap_short")]
      : [t("gap_long", {n: gap.days})],
    lines = gap.open && view.known ? [t("not_known_yet")] : length;
  return lines.flatMap((part, i) => {
    const width = textWidth(part, 400, 11) + 10,
      y = (rows.top + rows.end) / 2 + 4 + (i - (lines.length - 1) / 2) * 14;
    return [
      box({x: middle - width / 2, y: y - 11, width, height: 14, fill: "var(--page)"}),
      text(part, middle, y, {"text-anchor": "middle", class: "names"}),
    ];
  });
}

/**
 * A bar for the sentences of each day: what does not count stays as a shadow behind what does.
 * @param {Axis} of
 */
function sentenceBars({rows, x, step, box}) {
  /** @param {[article: number, count: number][]} list */
  const sum = list => list.reduce((total, [, count]) => total + count, 0),
    most = Math.max(...Object.values(data.sentences).map(sum), 1),
    width = Math.max(2, step * 0.72);
  /** @type {(day: Day, count: number, opacity: number) => SVGElement[]} */
  const bar = (day, count, opacity) => {
    const height = Math.max(2, (count / most) * rows.tall),
      place = {x: x(day) - width / 2, y: rows.base - height, width, height};
    return count && opacity ? [box({...place, fill: "var(--ink3)", opacity})] : [];
  };
  return Object.entries(data.sentences).flatMap(([day, list]) => {
    const all = sum(list),
      counted = sum(list.filter(([i]) => isCounted(data.articles[i])));
    return [...bar(day, all, counted < all ? 0.25 : 0), ...bar(day, counted, 0.75)];
  });
}

/**
 * What sentences say of several days together, as a line between two ends.
 * @param {Axis} of
 * @param {{a: Day, b: Day}} span
 * @param {number} i
 */
function spanLines({rows, x, line}, span, i) {
  if (span.b > data.last) return [];
  const y = rows.span - (i % 2) * 4,
    [a, b] = [x(span.a), x(span.b)],
    ink = {stroke: "var(--ink2)"};
  return [line(a, y, b, y, ink), line(a, y - 2, a, y + 2, ink), line(b, y - 2, b, y + 2, ink)];
}

/**
 * The articles that were published while the axis lasts.
 * @returns {DatedArticle[]}
 */
function articlesShown() {
  return data.articles.flatMap(article => {
    const {day} = article;
    return day && day >= data.first && day <= data.last ? [{...article, day}] : [];
  });
}

/**
 * @param {Axis} of
 * @param {DatedArticle} article
 */
function articleSheet({rows, seen, x}, article) {
  return s("path", {
    d: "M0 0H4L6.4 2.4V9.6H0Z M4 0V2.4H6.4",
    transform: `translate(${seen(x(article.day) - 3.2, 6.4)} ${rows.sheet})`,
    fill: "var(--page)",
    stroke: "var(--ink)",
    "stroke-width": 1,
    "stroke-dasharray": isCounted(article) ? null : "1.6 1.4",
  });
}

/**
 * Up to which day articles count: a triangle under the axis, and the day in words.
 * @param {Axis} of
 */
function knownSign({rows, left, seen, x, box, text}) {
  const known = knownDay();
  if (!(known >= data.first && known <= data.last)) return [];
  const at = x(known),
    words = t("known_by", {day: dateShort(known, false)}),
    width = textWidth(words, 400, 11) + 8,
    after = at - left < width + 60,
    begin = after ? at + 6 : at - 6 - width;
  return [
    s("path", {d: `M${seen(at)} ${rows.end}l5 7h-10Z`, fill: "var(--ink2)", class: "known"}),
    box({x: begin, y: rows.month - 11, width, height: 14, fill: "var(--page)"}),
    text(words, after ? at + 9 : at - 9, rows.month - 1, {
      "text-anchor": after ? "start" : "end",
      class: "names",
    }),
  ];
}

/**
 * Where many days share a pixel: sentences as one outline, the changes of some days together as bars
 * in the hues of the new states, articles as ticks.
 * @param {Axis} of
 */
function denseRows({rows, x, step, seen}) {
  const wide = Math.max(3, step),
    binOf = (/** @type {Day} */ day) => Math.round(x(day) / wide),
    /** @type {(bin: number, y: number, tall: number) => string} */
    bar = (bin, y, tall) => `M${seen(bin * wide - wide / 2, wide)} ${y}v${tall}h${wide - 0.5}v${-tall}z`;
  const sentences = countedSentences(binOf),
    most = Math.max(1, ...sentences.values());
  const outline = [...sentences].map(([bin, count]) => {
    const tall = Math.max(2, (count / most) * rows.tall);
    return bar(bin, rows.base - tall, tall);
  });
  const ticks = articlesShown()
    .filter(article => isCounted(article))
    .map(({day}) => `M${seen(x(day))} ${rows.sheet}v7`);
  return [
    s("path", {d: outline.join(""), fill: "var(--ink3)", opacity: 0.75}),
    ...changeStacks(rows, binOf, bar),
    s("path", {d: ticks.join(""), stroke: "var(--ink2)", "stroke-width": 0.5}),
  ];
}

/**
 * How many sentences that count speak of the days of each bin.
 * @param {(day: Day) => number} binOf
 */
function countedSentences(binOf) {
  const found = new Map();
  for (const [day, list] of Object.entries(data.sentences))
    for (const [article, count] of list)
      if (isCounted(data.articles[article])) addTo(found, binOf(day), count);
  return found;
}

/**
 * The changes of each bin, those to one state on top of those to another: a path for each state.
 * @param {AxisRows} rows
 * @param {(day: Day) => number} binOf
 * @param {(bin: number, y: number, tall: number) => string} bar
 * @returns {SVGElement[]}
 */
function changeStacks(rows, binOf, bar) {
  const changes = new Map(states().map(({key}) => [key, new Map()])),
    totals = new Map();
  for (const day of changeDays())
    for (const {period} of changesOn(day)) {
      addTo(valueAt(changes, keyOf(period)), binOf(day), 1);
      addTo(totals, binOf(day), 1);
    }
  const top = Math.max(1, ...totals.values()),
    low = rows.span - 2,
    room = low - rows.change + 4,
    stacked = new Map();
  return states().map(({key, state}) => {
    const bars = [...valueAt(changes, key)].map(([bin, count]) => {
      const tall = (count / top) * room;
      addTo(stacked, bin, tall);
      return bar(bin, low - stacked.get(bin), tall);
    });
    const hue = state.c ? `var(--c${valueAt(data.actorById, state.c).number})` : "var(--ink)";
    return s("path", {d: bars.join(""), fill: hue});
  });
}

/**
 * @param {Map<any, number>} counts
 * @param {any} key
 * @param {number} by
 */
function addTo(counts, key, by) {
  counts.set(key, (counts.get(key) || 0) + by);
}

/**
 * The new states of a day, those of most places first: [{period, count}].
 * @param {Day} day
 * @returns {{period: Period, count: number}[]}
 */
function kindsOn(day) {
  const kinds = new Map();
  for (const {period} of changesOn(day)) {
    const key = [period.s, period.c, period.q].join();
    kinds.set(key, {period, count: (kinds.get(key)?.count || 0) + 1});
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count);
}

/** New states of a day drawn as glyphs, which is what a day's column has room for; more are counted. */
const MOST_GLYPHS = 3;

/**
 * The changes of a day as glyphs, one for each new state, its count on the side that is free.
 * @param {Axis} of
 * @param {Day} day
 */
function changeParts({rows, step, seen, x: middleOf}, day) {
  const kinds = kindsOn(day),
    x = middleOf(day),
    parts = [];
  /** @type {(words: string, i: number, side: number) => SVGElement} */
  const text = (words, i, side) =>
    s(
      "text",
      {
        x: seen(x + 6 * side),
        y: rows.change + i * 10 + 4,
        class: "names",
        "text-anchor": side > 0 ? "start" : "end",
      },
      words,
    );
  // On the left there may also stand the count of an earlier day.
  /** @type {(side: number, i: number) => boolean} */
  const free = (side, i) =>
    [1, 2, 3].every(
      n => n * step > (side > 0 ? 18 : 32) || kindsOn(addDays(day, n * side)).length <= i,
    );
  kinds.slice(0, MOST_GLYPHS).forEach(({period: {s: state, c, q}, count}, i) => {
    const transform = `translate(${seen(x)} ${rows.change + i * 10}) scale(.5)`,
      side = free(1, i) ? 1 : free(-1, i) ? -1 : 0;
    parts.push(s("g", {transform}, ...markParts({s: state, c, q}, false)));
    if (count > 1 && side) parts.push(text(num(count), i, side));
  });
  const more = kinds.length - MOST_GLYPHS;
  if (more > 0) parts.push(text(`+${num(more)}`, MOST_GLYPHS - 1, 1));
  return parts;
}
