// Fields of a form: a text, a choice, a text that is completed from a list.

import {h} from "../../../render/js/parts/elements.js";
import {desk, partyName, say} from "../state/desk.js";

let lists = 0;

/**
 * A labelled field for one cell; `control` is the element that holds its value.
 * @param {string} label
 * @param {HTMLInputElement | HTMLSelectElement} control
 * @param {...Child} more what stands behind it
 */
export function field(label, control, ...more) {
  return h("label.field", {}, h("span", {}, label), control, ...more);
}

/**
 * @param {string} name
 * @param {string} value
 * @param {Given} [given]
 */
export function textInput(name, value, given = {}) {
  const input = h("input", {name, autocomplete: "off", ...given});
  input.value = value;
  return input;
}

/**
 * A choice among values, each with its words.
 * @param {string} name
 * @param {string} value
 * @param {[value: string, words: string][]} choices
 */
export function choice(name, value, choices) {
  const select = h("select", {name}, ...choices.map(([key, words]) => h("option", {value: key}, words)));
  select.value = value;
  return select;
}

/**
 * A text that is completed from a list of ids, each with its words.
 * @param {string} name
 * @param {string} value
 * @param {[id: string, words: string][]} entries
 */
export function completed(name, value, entries) {
  const id = `list-${lists++}`,
    list = h("datalist", {id}, ...entries.map(([key, words]) => h("option", {value: key}, words)));
  return h("span.completed", {}, textInput(name, value, {list: id, required: true}), list);
}

/** The events as choices. @returns {[string, string][]} */
export function eventChoices() {
  return desk.project.events.map(event => [event, say(`event_${event}`)]);
}

/** Who may hold a place, as choices: nobody, contested, and each party that can. @returns {[string, string][]} */
export function controlChoices() {
  const holders = desk.project.parties.filter(({holder}) => holder);
  return [
    ["", say("control_silent")],
    ["contested", say("contested")],
    ...holders.map(({id}) => /** @type {[string, string]} */ ([id, partyName(id)])),
  ];
}

/** All parties as choices, after an empty one with its words. @param {string} empty @returns {[string, string][]} */
export function partyChoices(empty) {
  return [
    ["", empty],
    ...desk.project.parties.map(({id}) => /** @type {[string, string]} */ ([id, partyName(id)])),
  ];
}

/** All places for completion. @returns {[string, string][]} */
export function placeEntries() {
  return desk.project.places.map(({id, title, type, parent}) => [id, [title, type, parent].filter(Boolean).join(", ")]);
}

/**
 * The values of a form by the names of its fields.
 * @param {HTMLFormElement} form
 * @returns {Cells}
 */
export function valuesOf(form) {
  const entries = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
  return Object.fromEntries(entries);
}
