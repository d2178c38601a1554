// Reading: the article, what was proposed in it, one question after the other, and the map.

import {elementIn, h} from "../../../render/js/parts/elements.js";
import {act, ask} from "../data/server.js";
import {findWords} from "../data/spans.js";
import {textInput} from "../parts/choices.js";
import {undoLast} from "../parts/undo.js";
import {bindKeys} from "../parts/keys.js";
import {mapFrame, turnMap} from "../parts/map_frame.js";
import {tell, tellError} from "../parts/notice.js";
import {desk, placeName, say, setProject} from "../state/desk.js";
import {isOutdated, readAgain} from "../state/rereading.js";
import {
  answerCurrent,
  asked,
  countsLeft,
  current,
  currentRows,
  goOn,
  goTo,
  loadReading,
  openArticle,
  reading,
  splitCurrent,
} from "../state/reading.js";
import {bulkForm} from "./bulk_form.js";
import {articleText} from "./article_text.js";
import {history} from "./history.js";
import {isList, key, questionPanel} from "./question.js";
import {questionList, updateList} from "./question_list.js";
import {statementForm, tellWrong} from "./statement_form.js";

/** @type {HTMLElement} */
let page;
/** The form that is open over the question, if there is one. @type {HTMLElement | null} */
let form = null;

/**
 * Opens the view in an element of the page.
 * @param {HTMLElement} holder
 */
export async function openReading(holder) {
  form = null;
  bindKeys({
    a: () => decide("accepted"),
    r: () => decide("rejected"),
    d: () => decide("deferred"),
    e: edit,
    n: () => go(1),
    b: () => go(-1),
    u: undo,
    s: stateMissed,
    m: answerMany,
    o: oneByOne,
    arrowdown: () => go(1),
    arrowup: () => go(-1),
    escape: closeForm,
  });
  if (isOutdated()) await readAnew(holder);
  await loadReading();
  await openAsked(desk.path);
  page = h("div.reading", {}, h("div.aside", {}), h("div.middle", {}), h("div.side", {}));
  holder.replaceChildren(page);
  const map = h("div.map-holder", {}, mapFrame(say("map")));
  part("side").append(h("div.work", {}), map);
  redraw();
}

/**
 * Reads the articles by the places, parties and days that there are now.
 * @param {HTMLElement} holder
 */
async function readAnew(holder) {
  holder.replaceChildren(h("p.quiet", {role: "status"}, say("being_read")));
  await readAgain().catch(tellError);
}

/** Reads the articles again, since somebody wants it: tables were changed elsewhere. */
function readOnce() {
  tell(say("being_read"));
  readAgain().then(async () => {
    closeForm();
    await loadReading();
    redraw();
    tell(say("questions_left", {n: countsLeft().left}));
  }, tellError);
}

/** Where a press in the list leads. */
const goings = {ask: show, open: openText, unfold, readAgain: readOnce};

/** The moments of the decisions that were shown. @type {string[]} */
let decidedBefore = [];

/**
 * Says what somebody else has decided or changed meanwhile.
 * @param {string} before the question with its rows, as they were
 * @param {Set<string>} known the moments of the decisions that were shown
 */
function tellOthers(before, known) {
  const {last, who} = desk.project,
    fresh = last.filter(({when}) => !known.has(when)),
    theirs = fresh.find(one => one.who !== who);
  if (theirs && known.size) tell(say("other_decided", {who: theirs.who, words: theirs.words}));
  // What this desk has just decided it has said itself.
  else if (!fresh.length && currentRows().length && before.startsWith(reading.key) && before !== shownNow())
    tell(say("changed_elsewhere"));
}

/** The question that is shown, with its rows: an answer of our own leads to another question. */
function shownNow() {
  return reading.key + JSON.stringify(currentRows());
}

/** Draws all again: the questions are others. */
function redraw() {
  drawList();
  draw();
}

function drawList() {
  decidedBefore = desk.project.last.map(({when}) => when);
  part("aside").replaceChildren(questionList(goings));
}

/**
 * Opens the article, and the mention in it, that the address names.
 * @param {string[]} path ids
 */
async function openAsked([article, mention]) {
  if (!reading.articles.some(({id}) => id === article)) return;
  const mine = asked().filter(question => question.article === article),
    named = mine.find(({ids}) => ids.includes(mention)) ?? mine[0];
  reading.key = named?.key ?? "";
  await openArticle(article);
}

/** Draws the view again from what is known now; what is typed in a form stays. */
export async function refreshReading() {
  if (form) return;
  const before = shownNow(),
    known = new Set(decidedBefore);
  await loadReading();
  redraw();
  tellOthers(before, known);
}

/** @param {string} name @returns {HTMLElement} */
const part = name => /** @type {HTMLElement} */ (page.querySelector(`.${name}`));

function draw() {
  updateList(elementIn(part("aside"), ".list"), goings);
  drawText();
  drawWork();
  const [row] = currentRows();
  if (row) turnMap(row.place_id, /^\d{4}-\d\d-\d\d/.exec(row.event_date)?.[0] ?? "");
}

function drawText() {
  const {article} = reading;
  if (!article) return part("middle").replaceChildren(h("p.quiet", {}, say("no_articles")));
  part("middle").replaceChildren(
    h(
      "article",
      {},
      h("h2", {dir: "auto"}, article.title),
      h("p.quiet", {}, [article.label, article.published || say("no_day")].join(" · ")),
      article.language && h("p.warning", {}, say("other_language", {language: article.language})),
      articleText(choose),
    ),
  );
  part("middle").querySelector(".asked")?.scrollIntoView({block: "center"});
  part("middle").addEventListener("mouseup", offerSelection);
}

function drawWork() {
  part("work").replaceChildren(
    form ?? questionPanel({decide, edit, next: () => go(1), back: () => go(-1), unfold}),
    h(
      "p.answers",
      {},
      isList() && key("O", say("one_by_one"), oneByOne),
      current() && key("M", say("many_at_once"), answerMany),
      key("S", say("state_missed"), stateMissed),
    ),
    history(undo),
  );
}

/** @param {boolean} all */
function unfold(all) {
  reading.all = all;
  if (!current() || !asked().includes(/** @type {DeskQuestion} */ (current()))) reading.key = asked()[0]?.key ?? "";
  goTo(reading.key).then(redraw, tellError);
}

/** @param {string} question */
function show(question) {
  closeForm();
  goTo(question).then(draw, tellError);
}

/** @param {string} id of an article */
function openText(id) {
  closeForm();
  const first = asked().find(({key: one, article}) => article === id && !reading.answered.has(one));
  reading.key = first?.key ?? "";
  openArticle(id).then(draw, tellError);
}

/** @param {string} id of a mention */
function choose(id) {
  const question = reading.questions.find(({ids}) => ids.includes(id));
  if (question) show(question.key);
  else editRows(reading.article?.mentions.filter(row => row.id === id) ?? []);
}

/** @param {1 | -1} step */
function go(step) {
  closeForm();
  goOn(step).then(found => {
    const done = !found && step > 0 && !countsLeft().left;
    if (done) reading.key = "";
    if (!found) tell(say(done ? "nothing_waits" : "no_more"));
    draw();
  }, tellError);
}

/** @param {string} status */
function decide(status) {
  if (!current()) return;
  closeForm();
  const names = currentRows().map(row => placeName(row.place_id)).join(say("comma")),
    {saved, key: answered} = answerCurrent({status});
  go(1);
  saved.then(async () => {
    tell(`${names}: ${say(`was_${status}`)}`);
    await refreshHistory();
  }, error => failed(error, answered));
}

/** What was decided last, from the server: others decide too. */
async function refreshHistory() {
  setProject(await ask("project"));
  page.querySelector(".history")?.replaceWith(history(undo));
}

/**
 * An answer that was not saved: the question is asked again, as it is on disk now.
 * @param {Error} error
 * @param {string} question
 */
async function failed(error, question) {
  tellError(error);
  try {
    await loadReading();
    if (reading.questions.some(({key: one}) => one === question)) await goTo(question);
  } catch {
    // The desk is gone: the question waits as it did, and the line above it says so.
  }
  redraw();
}

function undo() {
  closeForm();
  undoLast(async () => {
    await loadReading();
    redraw();
  });
}

function edit() {
  if (current()) editRows(currentRows());
}

/**
 * Opens the form for rows that say the same; what is saved is accepted.
 * @param {Cells[]} rows
 */
function editRows(rows) {
  const [row] = rows;
  if (!row) return;
  openForm(
    statementForm(row, cells => saveEdit(rows, cells), closeForm),
  );
}

/**
 * Saves the cells that were changed. Of a list each place stays what it is.
 * @param {Cells[]} rows
 * @param {Cells} cells
 */
function saveEdit(rows, cells) {
  const [first] = rows,
    changed = Object.fromEntries(
      Object.entries(cells).filter(([name, value]) => value !== first[name] && (rows.length === 1 || name !== "place_id")),
    );
  act("answer", {rows: rows.map(row => ({seen: row, changed: {...changed, status: "accepted"}}))}).then(
    () => afterSaving(say("was_accepted")),
    error => form && tellWrong(form, error),
  );
}

/** Opens the form for one answer to many proposals. */
function answerMany() {
  const [row] = currentRows();
  if (row)
    openForm(
      bulkForm(row, (n, status) => void afterSaving(say("answered_many", {n, status: say(`was_${status}`)})).catch(tellError), closeForm),
    );
}

/** Makes of a list as many questions as it has places. */
function oneByOne() {
  if (!isList()) return;
  splitCurrent();
  draw();
}

/** Opens the form for a statement that the reading missed, about the selected words. */
function stateMissed() {
  if (!reading.article) return;
  const words = textInput("words", String(getSelection() ?? "").trim(), {dir: "auto", required: true});
  openForm(
    statementForm(
      {event_date: currentRows()[0]?.event_date ?? ""},
      cells => saveMissed(cells),
      closeForm,
      h("label.field", {}, h("span", {}, say("words")), words),
    ),
  );
}

/** @param {Cells} cells */
function saveMissed({words, ...cells}) {
  const found = findWords(reading.letters, words, selectionStart());
  if (!found) return form && tellWrong(form, new Error(say("words_not_found")));
  act("state", {article_id: reading.article?.id ?? "", char_start: found.start, char_end: found.end, ...cells}).then(
    () => afterSaving(say("was_stated")),
    error => form && tellWrong(form, error),
  );
}

/** Where the selection begins in the text, in code points; 0 where nothing is selected. */
function selectionStart() {
  const text = part("middle").querySelector(".text"),
    selection = getSelection();
  if (!text || !selection?.rangeCount || !text.contains(selection.anchorNode)) return 0;
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset);
  return Array.from(before.toString()).length;
}

/** Says that selected words can be made a statement. */
function offerSelection() {
  const words = String(getSelection() ?? "").trim();
  if (words && !form) tell(say("selection_hint", {words}));
}

/** @param {string} words */
async function afterSaving(words) {
  form = null;
  await loadReading();
  setProject(await ask("project"));
  redraw();
  tell(words);
}

/** @param {HTMLElement} opened */
function openForm(opened) {
  form = opened;
  drawWork();
  /** @type {HTMLElement | null} */ (opened.querySelector("input, select"))?.focus();
}

function closeForm() {
  if (!form) return;
  form = null;
  drawWork();
}

/** How many questions are left, for the tab. */
export function readingCount() {
  return (desk.project.counts.proposed ?? 0) + (desk.project.counts.deferred ?? 0);
}
