// What the articles also report of the shown day, in words.

import {firstOf} from "../data/lookup.js";
import {choosePlace, openReport, toggleReports} from "../state/actions.js";
import {moveOf, reportPlaces, reportsAround} from "../state/reports.js";
import {data, view} from "../state/store.js";
import {articleOf} from "../state/version.js";
import {dateShort, t} from "../state/words.js";
import {h} from "../parts/elements.js";
import {reportSign} from "../parts/signs.js";
import {publishers} from "../parts/texts.js";
import {sentenceWithSource} from "./evidence.js";

/** "Also reported", in words: what the layer draws, each leading to its sentences. */
export function alsoReported() {
  const reports = reportsAround().filter(one => view.events || !one.near);
  if (!reports.length) return [];
  /** @param {ReportAround} report */
  const row = report =>
    h(
      "li",
      {},
      h(
        "button",
        {
          class: report.near ? "change report near" : "change report",
          id: `report-${report.numbers[0]}`,
          onclick: () => openReport(report.numbers),
        },
        reportSign(report.kind, 18),
        h("b", {}, reportPlaces(report)),
        h("span.words", {}, ...reportWords(report)),
      ),
    );
  const button = h(
    "button.link",
    {id: "events-switch", "aria-pressed": String(view.events), onclick: toggleReports},
    t("on_the_map"),
  );
  return [
    h("h2.also", {}, t("also_reported"), button),
    h("ul.rows", {}, ...reports.map(row)),
    h("p.quiet", {}, t("events_note")),
  ];
}

/**
 * "Attack · 6 Nov 2016 · AFP"
 * @param {{kind: ReportKind, a: Day, b: Day, numbers: number[]}} of
 */
function reportWords({kind, a, b, numbers}) {
  const labels = [...new Set(numbers.map(number => articleOf(number).label))];
  // A year that both days share is named once.
  const begin = dateShort(a, a.slice(0, 4) !== b.slice(0, 4)),
    when = a === b ? dateShort(b) : t("some_day", {a: begin, b: dateShort(b)});
  return [`${t("event_" + kind)} · ${when} · `, ...publishers(labels)];
}

/**
 * The sentences of a report, each once, by the numbers of its mentions.
 * @param {HTMLElement} holder
 * @param {number[]} numbers
 */
export function drawReport(holder, numbers) {
  const happenings = numbers.map(number => firstOf(data.happenings, one => one.number === number)),
    {kind} = firstOf(data.happenings, one => numbers.includes(one.number)),
    report = {kind, numbers, places: [...new Set(happenings.map(({place}) => place))]};
  const quotes = new Map();
  for (const number of numbers)
    if (!quotes.has(data.mentions[number].quote)) quotes.set(data.mentions[number].quote, number);
  holder.replaceChildren(
    h("button.link back", {id: "back", onclick: () => choosePlace(null)}, t("back")),
    h("h2.name", {}, reportPlaces(report)),
    h("p.quiet", {}, t(`event_${kind}`)),
    kind === "displacement" && !moveOf(report) ? h("p.quiet", {}, t("no_arrow")) : "",
    ...[...quotes.values()].map(number => h("div.report-sentence", {}, ...sentenceWithSource(number).slice(1))),
    h("p.quiet", {}, t("events_note")),
  );
}
