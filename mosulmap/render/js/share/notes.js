// The notes under a picture, and beside the map on paper.

import {fileOf} from "../data/address.js";
import {data} from "../state/store.js";
import {isolated, knownWords, publishedOn, t} from "../state/words.js";
import {elementIn} from "../parts/elements.js";
import {linkTo} from "./address.js";

/** Articles named there, the first ones if there are more: more lines would be larger than the map. */
const MOST_ARTICLES = 24;

/** The words of the filter, as the key has them. */
export function limitWords() {
  const first = /** @type {Text} */ (elementIn(document, "#key .chip").firstChild);
  return first?.nodeType === Node.TEXT_NODE ? first.data.replace(/ · $/, ".") : "";
}

/** Where what the sheet shows comes from. */
export function sheetNotes() {
  const file = fileOf(location.href),
    address = /^https?:/.test(location.href) ? ` ${linkTo()}` : file && ` ${isolated(file)}`,
    articles = data.articles.map(article => `${isolated(article.label)}${t("comma")}${publishedOn(article)}`),
    some = articles.length > MOST_ARTICLES ? [...articles.slice(0, MOST_ARTICLES), "…"] : articles;
  return [
    `${t("sources")}: ${some.join("; ")}.`,
    data.sources.join("; "),
    `${t("build")} ${data.build} · ${knownWords()}.${address}`,
  ].filter(Boolean);
}
