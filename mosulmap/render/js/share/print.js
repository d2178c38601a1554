// The shown day on paper, A4 landscape, drawn for the sheet and not taken from the screen.

import {firstOf} from "../data/lookup.js";
import {isUnknown} from "../data/periods.js";
import {isShown} from "../state/filter.js";
import {periodOf} from "../state/moment.js";
import {states} from "../state/states.js";
import {data, lookedAt, view} from "../state/store.js";
import {changesOn, publishersOf} from "../state/version.js";
import {warnings} from "../state/warnings.js";
import {
  dateShort,
  dateWords,
  estimateSign,
  knownWords,
  mirrored,
  nameOf,
  num,
  t,
  textAt,
} from "../state/words.js";
import {$, attributes, h, s} from "../parts/elements.js";
import {mark} from "../parts/marks.js";
import {mapDrawing} from "../map/drawing.js";
import {drawInset, INSET_WIDE} from "../map/insets.js";
import {howToRead} from "../map/legend.js";
import {drawAxis} from "../time/axis.js";
import {makeScale} from "../time/scale.js";
import {linkTo} from "./address.js";
import {limitWords, sheetNotes} from "./notes.js";

// In px of 1/96 inch: 277 mm between the margins; the map and its column are 115 mm high.
// Changes that fit below them; more begin the next sheet.
const PAPER = {wide: 1046, column: INSET_WIDE, tall: 435, changes: 9};

/** Draws the sheets when the page is printed. */
export function wirePrint() {
  addEventListener("beforeprint", drawPaper);
  addEventListener("afterprint", () => $("paper").replaceChildren());
  document.body.append(h("div", {id: "paper"}));
}

/** Fills the sheets: the day and its map on the first, every place as a table after it. */
function drawPaper() {
  const changes = (view.from ? [] : changesOn(view.day)).filter(({place}) => isShown(place));
  $("paper").lang = view.language.code;
  $("paper").dir = view.language.dir;
  $("paper").replaceChildren(
    h("p.about", {}, $("about").textContent),
    h("p.date", {}, $("date").textContent, " ", h("span", {}, $("summary").textContent)),
    paperBar(),
    h(
      "p.paper-key",
      {},
      ...[...document.querySelectorAll("#key > .state")].map(button =>
        h("span", {}, ...[...button.cloneNode(true).childNodes].flatMap(part => [part, " "])),
      ),
      limitWords(),
    ),
    h("div.paper-maps", {}, paperMap(), h("div", {}, ...data.insets.flatMap(drawInset))),
    h("ul.paper-how", {}, ...[...howToRead().querySelectorAll("li")].map(plainRow)),
    changes.length ? paperChanges(changes) : "",
    attributes(paperTable(), {class: changes.length > PAPER.changes ? null : "next"}),
    ...warnings().map(text => h("p.note", {}, text)),
    ...sheetNotes().map(text => h("p.quiet", {}, text)),
  );
  const foot = [`${t("build")} ${data.build}`, $("date").textContent, knownWords(), linkTo()];
  document.documentElement.style.setProperty("--foot", JSON.stringify(foot.join(" · ")));
}

/**
 * The row of an explanation, without what makes it a button.
 * @param {any} row
 */
function plainRow(row) {
  const content = row.querySelector("button") || row;
  return h("li", {}, ...content.cloneNode(true).childNodes);
}

function paperMap() {
  const {center, zoom, size} = lookedAt(),
    wide = PAPER.wide - PAPER.column - 12,
    closer = Math.log2(Math.min(wide / size.x, PAPER.tall / size.y));
  return mapDrawing(wide, PAPER.tall, zoom + closer, center);
}

/** The time bar with its handle, and no more than it says by itself. */
function paperBar() {
  /** @type {Scale["seen"]} */
  const seen = mirrored() ? (x, long = 0) => PAPER.wide - x - long : x => x,
    axis = {...makeScale(data.first, data.last, data.gaps[0], PAPER.wide - 72), seen},
    rows = {base: 32, tall: 18, change: 41, span: 66, sheet: 70, month: 92, end: 82, top: 8},
    wide = Math.max(4, axis.step);
  const x = seen(66 + axis.x(view.day)),
    column = s("rect", {class: "now", x: x - wide / 2, width: wide}),
    handle = s("path", {class: "hand", d: `M${x - 5} 0h10l-5 8Z`});
  const svg = drawAxis(axis, rows, 66, false, column, [handle]);
  return attributes(svg, {class: "plot", width: PAPER.wide, height: 96});
}

/**
 * @param {Change[]} changes
 */
function paperChanges(changes) {
  return h(
    "section",
    {class: changes.length > PAPER.changes ? "next" : null},
    h("h2", {}, t("changes", {n: changes.length})),
    h("ul.paper-changes", {}, ...changes.map(paperChange)),
  );
}

/**
 * @param {Change} of
 */
function paperChange({place, period, former}) {
  const site = place.kind === "site";
  return h(
    "li",
    {},
    mark(former || {s: "unknown"}, 13, site),
    " ",
    mark(period, 15, site),
    " ",
    h("b", {}, nameOf(place)),
    ` ${[textAt(period.t), publishersOf(place, period.a)].filter(Boolean).join(" · ")}`,
  );
}

/** Every place that an article names, with its state, since when, and the last word on it. */
function paperTable() {
  const heads = ["place", "state", "since", "last"].map(key =>
    h("th", {scope: "col"}, t(`paper_${key}`)),
  );
  const listed = data.places
    .filter(place => periodOf(place).s !== "none" && isShown(place))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), view.language.code));
  const [empty, known] = [true, false].map(none =>
    listed.filter(place => isUnknown(periodOf(place)) === none),
  );
  const unknown = firstOf(states(), ({key}) => key === "unknown");
  const last = h(
    "tr",
    {},
    h("th", {scope: "row"}, mark(unknown.state, 13), ` ${unknown.title} ${num(empty.length)}`),
    h("td", {colspan: 3}, empty.map(nameOf).join(" · ")),
  );
  return h(
    "table",
    {},
    h("caption", {}, t("paper_places", {day: dateWords(view.day)})),
    h("thead", {}, h("tr", {}, ...heads)),
    h("tbody", {}, ...known.map(paperRow), empty.length ? last : ""),
  );
}

/**
 * @param {Place} place
 */
function paperRow(place) {
  const period = periodOf(place),
    sign = mark(period, 13, place.kind === "site"),
    since = period.since < data.first ? "" : dateShort(period.since);
  return h(
    "tr",
    {},
    h("th", {scope: "row"}, sign, ` ${estimateSign(place)}${nameOf(place)}`),
    h("td", {}, textAt(period.t)),
    h("td", {}, since),
    h("td", {}, dateShort(period.word)),
  );
}
