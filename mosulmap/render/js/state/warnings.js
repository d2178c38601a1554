// Warnings that a reader needs before trusting the map of a day.

import {THAT_DAY} from "../data/versions.js";
import {oldCount} from "./moment.js";
import {data, view} from "./store.js";
import {gapsNow} from "./version.js";
import {gapWords, t} from "./words.js";

/** The warnings about the shown day, as texts. */
export function warnings() {
  const texts = /** @type {string[]} */ ([]);
  if (data.missing) texts.push(t("missing_evidence", {n: data.missing}));
  const first = data.articles.reduce(
    (least, one) => (one.day && one.day < least ? one.day : least),
    data.last,
  );
  if (view.day < first) texts.push(t(view.known === THAT_DAY ? "nothing_yet" : "no_article_yet"));
  const gap = [...gapsNow()].reverse().find(one => one.a <= view.day),
    old = oldCount();
  if (gap && old) texts.push(`${gapWords(gap)} ${t("faint", {n: old})}`);
  return texts;
}
