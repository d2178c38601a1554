// Copying.

import {t} from "../state/words.js";
import {fillDialog} from "./dialogs.js";
import {h} from "./elements.js";
import {announce} from "./live.js";

/**
 * Puts a field's text on the clipboard, where that is allowed; else the text stays selected.
 * @param {HTMLTextAreaElement} field
 */
export async function putOnClipboard(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

/**
 * Copies a text; where the clipboard is refused, a sheet holds it selected.
 * @param {string} text
 * @param {HTMLElement} button
 */
export async function copy(text, button) {
  const field = h("textarea.sr", {"aria-hidden": "true", tabindex: -1});
  field.value = text;
  button.after(field);
  const done = await putOnClipboard(field);
  field.remove();
  button.focus({preventScroll: true});
  if (!done) return byHandSheet(text);
  button.textContent = t("copied");
  announce(t("copied"));
}

/**
 * Offers a text to be copied by hand.
 * @param {string} text
 */
function byHandSheet(text) {
  const field = h("textarea", {readonly: true, rows: 5, "aria-labelledby": "share-title"});
  field.value = text;
  fillDialog("share", t("copy_by_hand"), field).showModal();
  field.select();
}
