// Two days beside each other: the list of what changed between them.

import {KINDS} from "../data/comparison.js";
import {compareFrom, showDay, toggleCompare} from "../state/actions.js";
import {difference} from "../state/comparison.js";
import {isShown} from "../state/filter.js";
import {periodOf} from "../state/moment.js";
import {data, view} from "../state/store.js";
import {warnings} from "../state/warnings.js";
import {dateShort, t} from "../state/words.js";
import {h} from "../parts/elements.js";
import {daysOf, isInside} from "../time/date_entry.js";
import {changeRow, someRows} from "./rows.js";

/** "Changed 9 · newly reported 2 · fallen silent 0 · unchanged 22" */
function compareCounts() {
  const among = data.counted.filter(
    place => periodOf(place).s !== "none" || periodOf(place, view.from).s !== "none",
  );
  const counts = KINDS.map(kind => [kind, among.filter(p => difference(p) === kind).length]);
  return t("compare_counts", Object.fromEntries(counts));
}

/**
 * The list: the two days, what changed between them, each with its mark before and after.
 * @param {HTMLElement} holder
 */
export function drawCompare(holder) {
  holder.replaceChildren(
    ...warnings().map(text => h("p.note", {}, text)),
    h(
      "p.days",
      {},
      dayField("day-a", t("day_a"), view.from, compareFrom),
      dayField("day-b", t("day_b"), view.day, showDay),
      h("button.link", {onclick: toggleCompare}, t("end")),
    ),
    h("p.counts.quiet", {}, compareCounts()),
    ...KINDS.filter(kind => kind !== "same").flatMap(kindGroup),
  );
}

/**
 * A field for a day. A date field of the browser would write it as the reader's country does.
 * @param {string} id
 * @param {string} label
 * @param {string} value
 * @param {(day: Day) => void} act
 */
function dayField(id, label, value, act) {
  const input = h("input", {type: "text", id, autocomplete: "off", spellcheck: "false"});
  input.value = dateShort(value);
  input.addEventListener("change", () => {
    const [day] = daysOf(input.value);
    if (day && isInside(day)) act(day);
    else input.value = dateShort(value);
  });
  return h("label", {}, h("b", {}, label), input);
}

/**
 * The places of which the same became, with their marks.
 * @param {string} kind
 */
function kindGroup(kind) {
  const list = data.counted.filter(place => difference(place) === kind && isShown(place)),
    /** @type {(place: Place) => HTMLElement} */
    row = place => changeRow(place, periodOf(place, view.from), periodOf(place), view.from);
  if (!list.length) return [];
  return [
    h("h2", {}, t("kind_count", {kind: t(`kind_${kind}`), n: list.length})),
    someRows(h("ul.rows"), list, row),
  ];
}
