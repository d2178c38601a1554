// A row of a table in place: a field for each cell; what is changed is saved, or refused in words.

import {h} from "../../../render/js/parts/elements.js";
import {say} from "../state/desk.js";
import {field, textInput, valuesOf} from "./choices.js";

/**
 * A form with some cells of a row; `onsave` is given those that were changed, and may refuse.
 * @param {Cells} cells
 * @param {string[]} columns those that can be changed, in their order
 * @param {(changed: Cells) => Promise<void>} onsave
 * @param {() => void} oncancel
 */
export function rowForm(cells, columns, onsave, oncancel) {
  const wrong = h("p.wrong", {role: "alert", hidden: true}),
    fields = columns.map(column => field(column, textInput(column, cells[column] ?? "", {dir: "auto"}))),
    form = h(
      "form.row-form",
      {},
      ...fields,
      wrong,
      h("p.answers", {}, h("button.do", {type: "submit"}, say("save")), h("button.key", {onclick: oncancel}, say("cancel"))),
    );
  form.addEventListener("keydown", event => {
    if (event.key === "Escape") oncancel();
  });
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const changed = Object.entries(valuesOf(form)).filter(([name, value]) => value !== (cells[name] ?? ""));
    try {
      await onsave(Object.fromEntries(changed));
    } catch (error) {
      wrong.textContent = error instanceof Error ? error.message : String(error);
      wrong.hidden = false;
    }
  });
  return form;
}
