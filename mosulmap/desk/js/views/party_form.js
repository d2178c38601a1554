// The form of a party: its titles, its names, the party that it belongs to, its mark.

import {h} from "../../../render/js/parts/elements.js";
import {choice, field, partyChoices, textInput} from "../parts/choices.js";
import {markChoice} from "../parts/mark_choice.js";
import {say} from "../state/desk.js";
import {textsOf} from "../state/parties.js";

/**
 * @param {Cells | null} seen the row as it was read; null for a new one
 * @param {Cells} cells
 * @param {() => void} onsave
 * @param {...Child} buttons besides that which saves
 */
export function partyForm(seen, cells, onsave, ...buttons) {
  const parents = partyChoices(say("belongs_to_none")).filter(([id]) => id !== seen?.id),
    form = h(
      "form.party-form",
      {"aria-label": say("party")},
      field(say("title_shown"), textInput("title", cells.title ?? "", {required: true, dir: "auto"})),
      field(say("title_arabic"), textInput("title_ar", cells.title_ar ?? "", {dir: "rtl", lang: "ar"})),
      namesField(cells.names ?? ""),
      field(say("belongs_to"), choice("parent_id", cells.parent_id ?? "", parents)),
      markChoice(cells.color ?? "", cells.pattern ?? ""),
      !seen && h("details.more", {}, h("summary", {}, say("more_cells")), field(say("id"), textInput("id", cells.id ?? "", {required: true, dir: "ltr"}))),
      h("p.wrong", {role: "alert", hidden: true}),
      h(
        "p.answers",
        {},
        h("button.do", {type: "submit", "aria-keyshortcuts": "M"}, h("kbd", {"aria-hidden": "true"}, "M"), say(seen ? "save_party" : "make_party")),
        ...buttons,
      ),
    );
  form.addEventListener("submit", event => {
    event.preventDefault();
    onsave();
  });
  return form;
}

/** What articles call the party, a name a line. @param {string} names */
function namesField(names) {
  const lines = textsOf(names),
    area = h("textarea", {name: "names", rows: Math.max(lines.length + 1, 3), dir: "auto", spellcheck: "false"});
  area.value = lines.join("\n");
  return h("label.field", {}, h("span", {}, say("names_in_texts")), area);
}

/**
 * What stands in the fields, as the cells of the row.
 * @param {HTMLFormElement} form
 * @returns {Cells}
 */
export function partyValues(form) {
  const {names, color_light: light, color_dark: dark, ...cells} = /** @type {Cells} */ (
      Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]))
    ),
    lines = names.split("\n").map(line => line.trim()).filter(Boolean);
  return {...cells, names: lines.join(";"), color: cells.pattern ? `${light};${dark}` : ""};
}
