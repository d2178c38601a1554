// The list of the shown day.

import {isShown} from "../state/filter.js";
import {quietWords} from "../state/reports.js";
import {data, view} from "../state/store.js";
import {changeAfter, changeBefore, changesOn} from "../state/version.js";
import {warnings} from "../state/warnings.js";
import {dateWords, t} from "../state/words.js";
import {h} from "../parts/elements.js";
import {asWritten} from "../parts/texts.js";
import {chartElement} from "./chart.js";
import {alsoReported} from "./reports.js";
import {changeRow, nothingMatches, placeButton} from "./rows.js";

/**
 * "9 changes", each with its mark before and after.
 * @param {HTMLElement} holder
 */
export function drawDay(holder) {
  const items = [
    ...warnings().map(text => h("p.note", {}, text)),
    ...changeItems(),
    ...alsoReported(),
    ...offTheMap(),
  ];
  const drawing = chartElement();
  if (drawing.parentNode !== holder) return holder.replaceChildren(...items, drawing);
  // The chart is kept in place: laying out its table again takes longer than all the rest.
  while (drawing.previousSibling) drawing.previousSibling.remove();
  drawing.before(...items);
}

function changeItems() {
  const changes = changesOn(view.day);
  if (!changes.length) {
    const quiet = `${quietWords()} ${nextChangeWords()}`.trim();
    return [h("h2", {}, t("no_changes")), h("p.quiet", {}, quiet)];
  }
  const visible = changes.filter(({place}) => isShown(place)),
    rows = visible.map(({place, period, former}) => changeRow(place, former, period, view.day));
  return [
    h("h2", {}, t("changes", {n: changes.length})),
    rows.length ? h("ul.rows", {}, ...rows) : nothingMatches(),
  ];
}

/** "The last change was on …, the next one is on …" */
function nextChangeWords() {
  const next = changeAfter(view.day),
    last = changeBefore(view.day);
  return [
    last && t("last_change", {day: dateWords(last)}),
    next && t("next_is", {day: dateWords(next)}),
  ]
    .filter(Boolean)
    .join(" ");
}

/** The places whose position nobody knows. */
function offTheMap() {
  const list = data.unlocated.filter(place => isShown(place));
  if (!list.length) return [];
  return [
    h("h2", {}, t("not_on_map")),
    h("ul.rows", {}, ...list.map(place => h("li", {}, placeButton(place)))),
    ...list.filter(({note}) => note).map(({note}) => asWritten("p.quiet", note)),
  ];
}
