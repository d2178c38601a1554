// The day's states as a file.

import {csvOf} from "../data/csv.js";
import {isUnknown} from "../data/periods.js";
import {periodOf} from "../state/moment.js";
import {data, view} from "../state/store.js";
import {textAt} from "../state/words.js";
import {h} from "../parts/elements.js";

const COLUMNS = [
  ...["place_id", "title", "controller", "state", "certainty"],
  ...["inferred", "inherited", "disputed", "stale", "last_word", "in_words"],
];

/** Hands the day's states to the reader as a CSV file. */
export function downloadTable() {
  const named = data.places.filter(place => periodOf(place).s !== "none"),
    text = csvOf([COLUMNS, ...named.map(tableRow)]);
  saveFile(new Blob([text], {type: "text/csv"}), "csv");
}

/**
 * @param {Place} place
 */
function tableRow(place) {
  const period = periodOf(place),
    certainty = isUnknown(period) ? "" : period.q || "reported",
    limits = [period.inf, period.inh, period.dis, period.old].map(Boolean);
  return [
    ...[place.id, place.title, period.c, period.s, certainty],
    ...[...limits, period.word, textAt(period.t)],
  ];
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
