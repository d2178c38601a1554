// The list of the keys, and the menu of a phone.

import {noteView, view} from "../state/store.js";
import {t} from "../state/words.js";
import {knownChooser, sourceChooser, tooManyDays} from "../parts/choices.js";
import {fillDialog} from "../parts/dialogs.js";
import {$, h} from "../parts/elements.js";

/** The switch of the keys that are letters and signs: who dictates presses them by speaking. */
function lettersSwitch() {
  /** @type {(event: {currentTarget: HTMLElement}) => void} */
  const onclick = ({currentTarget}) => {
    noteView({letters: !view.letters});
    currentTarget.setAttribute("aria-pressed", String(view.letters));
  };
  return h("button.link", {id: "letters", "aria-pressed": String(view.letters), onclick}, t("letter_keys"));
}

/** The keys and what they do. */
export function keysSheet() {
  const keys = [
    ["← →", "days"],
    ["Shift + ← →", "changes"],
    ["Home, End", "ends"],
    ["Space", "play"],
    ["[ ]", "speed"],
    ["/", "search"],
    ["C", "compare"],
    ["K", "known"],
    ["T", "tour"],
    ["Esc", "close"],
    ["?", "list"],
  ];
  return fillDialog(
    "keys",
    t("keyboard"),
    h("p", {}, lettersSwitch()),
    h(
      "table",
      {},
      h(
        "tbody",
        {},
        ...keys.map(([signs, name]) =>
          h(
            "tr",
            {},
            h("td", {}, h("kbd", {lang: "en", dir: "ltr"}, signs)),
            h("td", {}, t("key_" + name)),
          ),
        ),
      ),
    ),
  );
}

/**
 * The menu of a phone: what counts, and items [[words, act]] of everything else.
 * @param {[words: string, act: () => void][]} items
 */
export function menuSheet(items) {
  /** @param {[words: string, act: () => void]} of */
  const item = ([words, act]) => {
    const onclick = () => {
      $("more").close();
      act();
    };
    return h("li", {}, h("button", {onclick}, words));
  };
  return fillDialog(
    "more",
    t("more"),
    h(
      "ul.menu",
      {},
      h("li.choose", {}, t("what_known"), knownChooser(), tooManyDays()),
      h("li.choose", {}, t("sources"), sourceChooser()),
      ...items.map(item),
    ),
  );
}
