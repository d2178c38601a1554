// Texts that others wrote, as elements: they may run the other way than the page.

import {t} from "../state/words.js";
import {h} from "./elements.js";

/**
 * Publishers one after the other, each kept apart from the words around it.
 * @param {string[]} labels
 * @returns {(Node | string)[]}
 */
export function publishers(labels) {
  return labels.flatMap((label, i) => [i ? t("comma") : "", h("bdi.by", {}, label)]);
}

/**
 * A text in the words of the project's curator or of a source: it stands as it was written, with
 * quotation marks for the back-ticks in which a table has the words of an article.
 * @param {string} named
 * @param {string | undefined} text
 */
export function asWritten(named, text) {
  return h(named, {lang: "en", dir: "auto"}, text?.replace(/`([^`]*)`/g, "“$1”"));
}
