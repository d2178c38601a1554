// The form for one statement: to mend a proposal, or to state what the reading missed.

import {h} from "../../../render/js/parts/elements.js";
import {
  choice,
  completed,
  controlChoices,
  eventChoices,
  field,
  partyChoices,
  placeEntries,
  textInput,
  valuesOf,
} from "../parts/choices.js";
import {say} from "../state/desk.js";

/**
 * A form with the cells of a statement; `onsave` is given them, `oncancel` is called by Escape too.
 * @param {Cells} cells what stands in the fields at first
 * @param {(cells: Cells) => void} onsave
 * @param {() => void} oncancel
 * @param {HTMLElement[]} before fields of the caller's own
 */
export function statementForm(cells, onsave, oncancel, ...before) {
  const form = h(
    "form.statement-form",
    {"aria-label": say("statement")},
    ...before,
    h("label.field", {}, h("span", {}, say("place")), completed("place_id", cells.place_id ?? "", placeEntries())),
    field(say("event"), choice("event", cells.event || "capture", eventChoices())),
    field(say("actor"), choice("actor", cells.actor ?? "", partyChoices(say("nobody_named")))),
    field(say("control"), choice("control", cells.control ?? "", controlChoices())),
    field(say("day"), textInput("event_date", cells.event_date ?? "", {placeholder: "2016-11-04", dir: "ltr"})),
    field(say("date_phrase"), textInput("date_phrase", cells.date_phrase ?? "", {dir: "auto"})),
    field(say("claimant"), choice("claimant", cells.claimant ?? "", partyChoices(say("the_reporter")))),
    h("p.wrong", {role: "alert", hidden: true}),
    h(
      "p.answers",
      {},
      h("button.do", {type: "submit"}, say("save")),
      h("button.key", {onclick: oncancel}, say("cancel")),
    ),
  );
  form.addEventListener("submit", event => {
    event.preventDefault();
    onsave(valuesOf(form));
  });
  form.addEventListener("keydown", event => {
    if (event.key === "Escape") oncancel();
  });
  return form;
}

/**
 * Says in a form what is wrong with it, and goes to the field that it is about.
 * @param {HTMLElement} form
 * @param {Error & {problems?: {column: string, message: string}[]}} error
 */
export function tellWrong(form, error) {
  const line = /** @type {HTMLElement} */ (form.querySelector(".wrong")),
    [problem] = error.problems ?? [];
  line.textContent = problem ? `${problem.column}: ${problem.message}` : error.message;
  line.hidden = false;
  const named = problem && form.querySelector(`[name="${CSS.escape(problem.column)}"]`);
  /** @type {HTMLElement | null} */ (named || form.querySelector("input, select"))?.focus();
}
