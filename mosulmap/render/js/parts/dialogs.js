// The sheets that lie over the page.

import {t} from "../state/words.js";
import {$, h} from "./elements.js";

/**
 * Fills one of the page's dialogs, and returns it.
 * @param {string} id
 * @param {string} title
 * @param {...Child} content
 * @returns {HTMLDialogElement}
 */
export function fillDialog(id, title, ...content) {
  const dialog = $(id);
  dialog.replaceChildren(
    h("button.link close", {onclick: () => dialog.close()}, t("close")),
    h("h2", {id: `${id}-title`}, title),
    ...content,
  );
  return dialog;
}
