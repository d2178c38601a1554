// Taking along what is shown: its address, a line that embeds it, pictures, a table.

import {t} from "../state/words.js";
import {putOnClipboard} from "../parts/clipboard.js";
import {fillDialog} from "../parts/dialogs.js";
import {$, h} from "../parts/elements.js";
import {linkTo} from "./address.js";
import {savePicture} from "./picture.js";
import {downloadTable} from "./table.js";

/** The line of HTML that puts the small page into another one. */
function embedLine() {
  /** @param {string} text */
  const quoted = text => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return [
    `<iframe src="${quoted(linkTo(true))}" title="${quoted(document.title)}"`,
    'width="720" height="520" style="border:0;max-width:100%" loading="lazy"',
    'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>',
  ].join(" ");
}

/**
 * A field with a text, and a button that copies it and says whether it could.
 * @param {string} label
 * @param {string} text
 * @param {string} words
 */
function copyField(label, text, words) {
  const field = h("textarea", {readonly: true, rows: 3, "aria-label": label, spellcheck: "false"}),
    answer = h("span.quiet", {role: "status"});
  field.value = text;
  const act = async () => {
    answer.textContent = t((await putOnClipboard(field)) ? "copied" : "copy_by_hand");
  };
  return h("div.copy", {}, field, h("p", {}, h("button.do", {onclick: act}, words), " ", answer));
}

/** The sheet with all of it. */
export function shareSheet() {
  /** @type {(words: string, act: () => void) => HTMLElement} */
  const item = (words, act) => h("li", {}, h("button", {onclick: act}, words));
  return fillDialog(
    "share",
    t("share"),
    copyField(t("share_link"), linkTo(), t("share_copy_link")),
    h("h3", {}, t("share_embed")),
    copyField(t("share_embed"), embedLine(), t("share_copy_embed")),
    h("h3", {}, t("share_take")),
    h(
      "ul.menu",
      {},
      item(t("share_png"), () => savePicture("png")),
      item(t("share_svg"), () => savePicture("svg")),
      item(t("share_csv"), downloadTable),
      item(t("share_print"), () => {
        $("share").close();
        window.print();
      }),
    ),
  );
}
