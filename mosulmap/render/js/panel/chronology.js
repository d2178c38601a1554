// The chronology of what is shown: every day on which a place changes.

import {countWhile} from "../data/versions.js";
import {choosePlace, showDay} from "../state/actions.js";
import {isShown} from "../state/filter.js";
import {view} from "../state/store.js";
import {changeDays, changesOn, publishersOf} from "../state/version.js";
import {dayWords, nameOf, t, textAt} from "../state/words.js";
import {h} from "../parts/elements.js";
import {mark} from "../parts/marks.js";
import {publishers} from "../parts/texts.js";
import {nothingMatches, ROWS} from "./rows.js";

/** Days with changes listed before and after the shown one; a list of years would take long to lay out. */
const DAYS_AROUND = 20;

/**
 * Draws the chronology.
 * @param {HTMLElement} holder
 */
export function drawChronology(holder) {
  const all = changeDays(),
    at = Math.max(0, countWhile(all, day => day <= view.day) - 1),
    far = all.length > ROWS,
    listed = far ? all.slice(Math.max(0, at - DAYS_AROUND), at + DAYS_AROUND) : all;
  const days = listed
    .map(day => ({day, list: changesOn(day).filter(({place}) => isShown(place, day))}))
    .filter(({list}) => list.length);
  holder.replaceChildren(
    far ? h("p.note", {}, t("chronology_near", {n: all.length})) : "",
    ...days.map(({day, list}) => daySection(day, list)),
  );
  if (!days.length) holder.append(all.length ? nothingMatches() : h("p", {}, t("no_changes")));
}

/**
 * @param {Day} day
 * @param {Change[]} list
 */
function daySection(day, list) {
  return h(
    "section",
    {class: day === view.day ? "chron-day now" : "chron-day", "data-day": day},
    h("h2", {}, dayWords(day)),
    h("ul", {}, ...list.map(change => h("li", {}, chronologyButton(day, change)))),
  );
}

/**
 * @param {Day} day
 * @param {Change} of
 */
function chronologyButton(day, {place, period}) {
  const act = () => {
    showDay(day);
    choosePlace(place.id);
  };
  return h(
    "button",
    {onclick: act},
    mark(period, 16, place.kind === "site"),
    h("span", {}, h("b", {}, nameOf(place)), h("br"), h("span.quiet", {}, textAt(period.t))),
    h("span.side quiet", {}, ...publishers(publishersOf(place, day))),
  );
}
