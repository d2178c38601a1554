// The day's states as a file.

import {csvOf, DAY_COLUMNS} from "../data/csv.js";
import {daysBetween} from "../data/days.js";
import {isUnknown} from "../data/periods.js";
import {periodOf} from "../state/moment.js";
import {data, view} from "../state/store.js";
import {textAt} from "../state/words.js";
import {h} from "../parts/elements.js";

/** Hands the day's states to the reader as a CSV file, by place id as `status` has them. */
export function downloadTable() {
  const named = data.places
    .filter(place => periodOf(place).s !== "none")
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = data.ids.split(" "),
    text = csvOf([DAY_COLUMNS, ...named.map(place => tableRow(place, ids))]);
  saveFile(new Blob([text], {type: "text/csv"}), "csv");
}

/**
 * What stands in `DAY_COLUMNS` for a place; `ids` are those of all mentions.
 * @param {Place} place
 * @param {string[]} ids
 */
function tableRow(place, ids) {
  const period = periodOf(place),
    unknown = isUnknown(period),
    mentions = decidingMentions(place, period).map(number => `${articleId(number)}:${ids[number]}`);
  return [
    ...[place.id, place.title, period.c || "", period.s],
    unknown ? "" : period.q || "reported",
    ...[period.inf, period.inh, period.dis, period.old].map(Boolean),
    unknown ? "" : Math.max(0, daysBetween(period.word, view.day)),
    mentions,
    unknown ? "" : period.word,
    textAt(period.t),
  ];
}

/** What became of a sentence that decides, among the numbers in a period's `v`. */
const DECIDES = "1";

/**
 * The numbers of the mentions that decide a period; they are another place's where it takes its state
 * from there.
 * @param {Place} place
 * @param {Period} period
 * @returns {number[]}
 */
function decidingMentions(place, period) {
  if (period.m) return period.m;
  if (isUnknown(period)) return [];
  const owner = period.from ? /** @type {Place} */ (data.byId.get(period.from)) : place,
    became = periodOf(owner).v || "";
  return owner.evidence.filter((_, i) => became[i] === DECIDES).map(([number]) => number);
}

/**
 * The id of the article in which a mention stands.
 * @param {number} mention
 */
function articleId(mention) {
  return data.articles[data.mentions[mention].article].id;
}

/**
 * Hands a file of the shown day to the reader.
 * @param {Blob} blob
 * @param {string} kind
 */
export function saveFile(blob, kind) {
  const shown = [view.from, view.day, view.known, view.without].filter(Boolean).join("-"),
    name = `mosulmap-${shown.replace(/[^\w-]+/g, "_")}.${kind}`,
    link = h("a", {href: URL.createObjectURL(blob), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
