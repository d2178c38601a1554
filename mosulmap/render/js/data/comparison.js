// What became of a place from one day to another.

import {isUnknown} from "./periods.js";

/** What may have become of a place, the most telling first. */
export const KINDS = ["changed", "fresh", "silent", "same"];

/**
 * What became of a place between two of its periods: one of KINDS. `changes.category_of` is finer;
 * tests/data/changes.json holds both to one answer.
 * @param {MarkState} was
 * @param {MarkState} now
 * @returns {string}
 */
export function differenceOf(was, now) {
  const differ = (/** @type {(keyof MarkState)[]} */ ...keys) => keys.some(key => (was[key] || 0) !== (now[key] || 0)),
    aged = () => (differ("old") ? (now.old ? "silent" : "fresh") : "same");
  if (isUnknown(now)) return isUnknown(was) ? "same" : "silent";
  if (now.inh) return was.inh && !differ("s", "c") ? aged() : "changed";
  if (isUnknown(was)) return "fresh";
  if (differ("s", "c")) return "changed";
  if (was.inh) return "fresh";
  return differ("q", "inf", "dis") ? "changed" : aged();
}
