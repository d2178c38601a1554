// The question that is asked: what the sentence says of which places, how it was read, and the answers.

import {h} from "../../../render/js/parts/elements.js";
import {readingOf} from "../data/spans.js";
import {marked} from "../parts/party_mark.js";
import {partyName, placeName, say} from "../state/desk.js";
import {countsLeft, current, currentRows, reading} from "../state/reading.js";

/**
 * @typedef {object} Answers what may be done with a question
 * @property {(status: string) => void} decide
 * @property {() => void} edit
 * @property {() => void} next
 * @property {() => void} back
 * @property {(all: boolean) => void} unfold
 */

/**
 * The panel of the question.
 * @param {Answers} answers
 */
export function questionPanel(answers) {
  const rows = currentRows(),
    panel = h("section.question", {"aria-label": say("question")});
  if (!rows.length) panel.append(...nothingAsked(answers));
  else
    panel.append(
      places(rows),
      statement(rows[0]),
      howRead(rows[0]),
      h("p.answered", {hidden: !reading.answered.has(reading.key)}, answeredWords()),
      buttons(answers),
    );
  return panel;
}

/** What was answered here before. */
function answeredWords() {
  const status = reading.answered.get(reading.key);
  return status ? say(`was_${status}`) : "";
}

/**
 * What is said when nothing waits: that all is answered, or that only folded questions are left.
 * @param {Answers} answers
 */
function nothingAsked(answers) {
  const {folded} = countsLeft();
  return [
    h("h2", {}, say("nothing_waits")),
    folded > 0 &&
      h("p", {}, say("folded_left", {n: folded}), " ", h("button.link", {onclick: () => answers.unfold(true)}, say("unfold"))),
  ].filter(part => part !== false);
}

/**
 * The places that the statement is about: a list of them is one question.
 * @param {Cells[]} rows
 */
function places(rows) {
  const names = [...new Set(rows.map(row => placeName(row.place_id)))];
  return h("h2", {}, names.join(say("comma")));
}

/**
 * What the sentence says: event, holder, day, on whose word.
 * @param {Cells} row
 */
function statement(row) {
  const held = row.control === "contested" ? say("contested") : row.control && say("held_by", {party: partyName(row.control)});
  return h(
    "dl.statement",
    {},
    ...pair(say("event"), h("span", {}, say(`event_${row.event}`), row.actor && ` · ${partyName(row.actor)}`)),
    ...pair(say("control"), held ? marked(row.control, held) : h("span.quiet", {}, say("control_silent"))),
    ...pair(say("day"), dayOf(row)),
    ...(row.claimant ? pair(say("claimant"), h("span", {}, partyName(row.claimant))) : []),
  );
}

/**
 * The day of the event, with the words that date it.
 * @param {Cells} row
 */
function dayOf(row) {
  if (!row.event_date) return h("span.quiet", {}, say("no_day"));
  return h("span", {}, row.event_date, row.date_phrase && h("span.quiet", {}, ` “${row.date_phrase}”`));
}

/**
 * @param {string} term
 * @param {Node} value
 */
function pair(term, value) {
  return [h("dt", {}, term), h("dd", {}, value)];
}

/**
 * How the sentence was read: frame, roles with their words, remarks.
 * @param {Cells} row
 */
function howRead(row) {
  const {frame, roles, remarks} = readingOf(row.note);
  return h(
    "details.read",
    {open: true},
    h("summary", {}, say("how_read")),
    h(
      "p",
      {},
      frame && h("code", {}, frame),
      ...roles.flatMap(({role, words}) => [` · ${role} `, h("q.role", {dir: "auto"}, words)]),
    ),
    ...remarks.map(remark => h("p.quiet", {}, remark)),
  );
}

/** @param {Answers} answers */
function buttons({decide, edit, next, back}) {
  return h(
    "p.answers",
    {},
    key("A", say("accept"), () => decide("accepted")),
    key("R", say("reject"), () => decide("rejected")),
    key("D", say("defer"), () => decide("deferred")),
    key("E", say("edit"), edit),
    key("N", say("next"), next),
    key("B", say("back"), back),
  );
}

/**
 * A button with the key that does the same.
 * @param {string} letter
 * @param {string} words
 * @param {() => void} onclick
 */
export function key(letter, words, onclick) {
  return h("button.key", {onclick, "aria-keyshortcuts": letter}, h("kbd", {"aria-hidden": "true"}, letter), words);
}

/** Whether the question that is asked has several places. */
export function isList() {
  return (current()?.ids.length ?? 0) > 1;
}
