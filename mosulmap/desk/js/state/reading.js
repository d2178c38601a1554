// The questions that wait, the one that is asked, and the article that it is about.

import {act, ask, changesDone} from "../data/server.js";

/**
 * @typedef {object} ReadingState
 * @property {ListedArticle[]} articles
 * @property {DeskQuestion[]} questions
 * @property {Map<string, string>} answered what was answered here, by key of question
 * @property {string} key the question that is asked; empty when none is
 * @property {boolean} all whether the sentences that assert nothing are asked about too
 * @property {DeskArticle | null} article
 * @property {string[]} letters the code points of its text
 */

/** @type {ReadingState} */
export const reading = {
  articles: [],
  questions: [],
  answered: new Map(),
  key: "",
  all: false,
  article: null,
  letters: [],
};

/**
 * Asks again what waits; the question that was asked stays where it still waits. What was answered is
 * on disk before, and what is answered meanwhile stays answered: no question comes back.
 */
export async function loadReading() {
  await changesDone();
  const saved = [...reading.answered.keys()];
  /** @type {Reading} */
  const found = await ask("reading");
  reading.articles = found.articles;
  reading.questions = found.questions;
  for (const key of saved) reading.answered.delete(key);
  if (!current()) reading.key = asked()[0]?.key ?? "";
  await openArticle(current()?.article ?? reading.article?.id ?? reading.articles[0]?.id ?? "");
}

/**
 * Reads an article, unless it is open and nothing in it has changed.
 * @param {string} id
 * @param {boolean} [again] whether to read it all the same
 */
export async function openArticle(id, again = true) {
  if (!id || (!again && reading.article?.id === id)) return;
  reading.article = /** @type {DeskArticle} */ (await ask("article", {id}));
  reading.letters = Array.from(reading.article.text);
}

/** The questions that are asked: without those about sentences that assert nothing, unless wanted. */
export function asked() {
  return reading.questions.filter(question => !question.folded || reading.all);
}

/** The question that is asked, if there is one. */
export function current() {
  return reading.questions.find(({key}) => key === reading.key);
}

/** How many questions are left, and how many of them are folded away. */
export function countsLeft() {
  const left = reading.questions.filter(({key}) => !reading.answered.has(key));
  return {
    left: left.filter(({folded}) => !folded).length,
    folded: left.filter(({folded}) => folded).length,
  };
}

/** The rows of the question that is asked, as the table has them. */
export function currentRows() {
  const ids = current()?.ids ?? [],
    rows = reading.article?.mentions ?? [];
  return rows.filter(({id}) => ids.includes(id));
}

/**
 * Goes to a question, and to its article.
 * @param {string} key
 */
export async function goTo(key) {
  reading.key = key;
  await openArticle(current()?.article ?? "", false);
}

/**
 * Goes on to the next question that waits, or back to the one before, answered or not.
 * @param {1 | -1} step
 */
export async function goOn(step) {
  const list = asked(),
    at = list.findIndex(({key}) => key === reading.key),
    rest = step > 0 ? [...list.slice(at + 1), ...list.slice(0, Math.max(at, 0))] : list.slice(0, at).reverse(),
    found = step > 0 ? rest.find(({key}) => !reading.answered.has(key)) : rest[0];
  if (found) await goTo(found.key);
  return Boolean(found);
}

/**
 * Answers the question that is asked, and shows at once what the answer makes of its rows; the
 * server is told meanwhile.
 * @param {Cells} changed the cells that change, the same in every row
 * @param {(row: Cells) => boolean} [among] the rows that are meant; all of them unless given
 * @returns {{saved: Promise<any>, key: string}}
 */
export function answerCurrent(changed, among = () => true) {
  const key = reading.key,
    rows = currentRows().filter(among),
    answers = rows.map(row => ({seen: {...row}, changed}));
  rows.forEach(row => Object.assign(row, changed));
  if (changed.status) reading.answered.set(key, changed.status);
  const saved = act("answer", {rows: answers}).catch(error => {
    rows.forEach((row, at) => Object.assign(row, answers[at].seen));
    reading.answered.delete(key);
    throw error;
  });
  return {saved, key};
}

/** Makes of a question about a list as many questions as it has mentions. */
export function splitCurrent() {
  const list = current();
  if (!list) return;
  const parts = list.ids.map(id => ({...list, key: id, ids: [id]}));
  reading.questions.splice(reading.questions.indexOf(list), 1, ...parts);
  reading.key = parts[0].key;
}
