// The heading is a button that opens a field for a day, as people write days.

import {daysMeant} from "../data/typed_days.js";
import {showDay} from "../state/actions.js";
import {data, view} from "../state/store.js";
import {dateShort, dateWords, t} from "../state/words.js";
import {$, attributes, h} from "../parts/elements.js";
import {goEnd} from "./play.js";

/**
 * Whether a day is one that the page shows.
 * @param {Day} day
 */
export function isInside(day) {
  return data.first <= day && day <= data.last;
}

/**
 * The shown days that a text may mean, in the reader's language or in English.
 * @param {string} text
 */
export function daysOf(text) {
  const {first, last, languages} = data;
  return daysMeant(text, {first, last, months: [view.language.months, languages.en.months]});
}

/** Makes the heading a button and puts the field beside it. */
export function wireDateEntry() {
  const heading = $("date"),
    parts = {
      input: h("input", {id: "typed", type: "text", autocomplete: "off", spellcheck: "false"}),
      answer: h("span.quiet", {role: "status"}),
      go: h("button.do"),
      button: h("button", {id: "date", "aria-expanded": "false", "aria-controls": "date-entry"}),
    },
    form = h("div.typed", {id: "date-entry", hidden: true}, parts.input, parts.go, parts.answer),
    field = {...parts, form};
  heading.removeAttribute("id");
  heading.replaceChildren(field.button);
  heading.after(form);
  field.button.addEventListener("click", () => openField(field, form.hidden));
  // No form element: a sandboxed frame would refuse to submit it.
  field.go.addEventListener("click", () => readField(field));
  field.input.addEventListener("keydown", event => {
    if (event.key !== "Enter") return;
    // The key would press the heading, too, to which the keyboard returns.
    event.preventDefault();
    readField(field);
  });
  form.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    openField(field, false);
  });
}

/**
 * Opens the field for a day, or closes it.
 * @param {any} of
 * @param {boolean} open
 */
function openField({form, button, answer, input, go}, open) {
  form.hidden = !open;
  $("summary").hidden = open;
  button.setAttribute("aria-expanded", String(open));
  if (!open) return button.focus({preventScroll: true});
  answer.replaceChildren();
  attributes(input, {"aria-label": t("type_a_day"), placeholder: dateShort(view.day)});
  go.textContent = t("show");
  input.value = "";
  input.focus();
}

/**
 * Shows the day that was typed, or says why not; where it may mean another, offers that.
 * @param {any} field
 */
function readField(field) {
  const {answer, input} = field,
    [day, other] = daysOf(input.value);
  if (!day) return answer.replaceChildren(t("unread_day", {example: dateShort(view.day)}));
  if (!isInside(day)) {
    const ends = {first: dateWords(data.first), last: dateWords(data.last)};
    return answer.replaceChildren(t("outside_days", ends));
  }
  if (!other) return takeDay(field, day);
  showDay(day);
  answer.replaceChildren(
    t("read_as", {day: dateWords(day)}),
    " ",
    isInside(other)
      ? h("button.link", {onclick: () => takeDay(field, other)}, t("rather", {day: dateWords(other)}))
      : t("not_meant", {day: dateWords(other)}),
  );
}

/**
 * @param {any} field
 * @param {Day} day
 */
function takeDay(field, day) {
  showDay(day);
  openField(field, false);
}

/** Buttons for the first and the last day. */
export function wireEnds() {
  /** @type {(id: string, day: Day) => HTMLElement} */
  const end = (id, day) => h("button.link", {id, onclick: () => goEnd(day)});
  $("speed").after(end("first-day", data.first), end("last-day", data.last));
}

/** Names these buttons, and has a mouse read the name of every button of the time bar. */
export function drawEnds() {
  $("first-day").textContent = t("first_day");
  $("last-day").textContent = t("last_day");
  $("date").title = t("type_a_day");
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll(".steps button");
  for (const button of buttons)
    button.title = button.getAttribute("aria-label") ?? "";
}
