// The key above the map.

import {clearFilter, toggleFilter} from "../state/actions.js";
import {isQuality, qualityWords} from "../state/filter.js";
import {countOf} from "../state/moment.js";
import {states} from "../state/states.js";
import {data, view} from "../state/store.js";
import {isolated, knownWords, listed, num, t} from "../state/words.js";
import {sourceChooser} from "../parts/choices.js";
import {elementIn, h} from "../parts/elements.js";
import {mark} from "../parts/marks.js";
import {isNarrow, isPhone} from "../parts/media.js";
import {howToRead} from "./legend.js";

const keyDrawn = {for: ""};

/**
 * The key counts every state and filters; from day to day its counts alone are new.
 * @param {HTMLElement} holder
 */
export function drawKey(holder) {
  const wide = [isPhone(), isNarrow(), view.events],
    asked = [view.language.code, view.language.own, view.known, view.without],
    drawn = [...wide, ...asked, ...view.states, ...view.qualities].join();
  if (drawn !== keyDrawn.for) makeKey(holder);
  keyDrawn.for = drawn;
  for (const {key} of states()) {
    const [all, old] = countOf(key),
      button = elementIn(holder, `[data-key="${CSS.escape(key)}"]`);
    button.classList.toggle("none", !all);
    elementIn(button, ".n").replaceChildren(
      num(all),
      old ? h("span.old", {}, t("old_count", {n: old})) : "",
    );
  }
}

/**
 * Makes the key without its counts: the first press shows a state alone, further ones add.
 * @param {HTMLElement} holder
 */
function makeKey(holder) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement),
    focused = active?.closest("#key select") ? "sources" : active?.dataset?.key;
  holder.replaceChildren(...states().map(stateButton), limitsChip(), ...qualityToggles());
  const again = focused === "sources" ? "select" : `[data-key="${CSS.escape(focused || "")}"]`;
  if (focused) /** @type {HTMLElement} */ (holder.querySelector(again))?.focus();
}

/**
 * @param {StateOfKey} of
 */
function stateButton({key, title, state}) {
  return h(
    "button.state",
    {
      "data-key": key,
      "aria-pressed": String(view.states.has(key)),
      onclick: () => toggleFilter("states", key),
    },
    mark(state, 16),
    h("span", {}, title),
    h("span.n"),
  );
}

/** Between phone and desktop there is no room for the explanations: their toggles come into the key. */
function qualityToggles() {
  if (!isNarrow() || isPhone()) return [];
  const rows = /** @type {NodeListOf<any>} */ (howToRead().querySelectorAll(".how-row"));
  for (const row of rows) {
    row.className = "state";
    if (isQuality(row.dataset.key)) row.lastChild.textContent = qualityWords(row.dataset.key);
  }
  return [h("div.qualities", {}, ...rows)];
}

/** What limits the picture, in words, and the way out of it. */
function limitsChip() {
  const only = [
    ...states().filter(({key}) => view.states.has(key)).map(({title}) => title),
    ...[...view.qualities].map(qualityWords),
  ];
  const limits = listed(
    [
      only.length ? t("showing_only", {what: listed(only)}) : "",
      view.without && t("without", {name: isolated(view.without)}),
      view.known && knownWords(),
    ].filter(Boolean),
  );
  return h(
    "span.chip",
    {},
    limits && limits[0].toUpperCase() + limits.slice(1) + " · ",
    limits && h("button.link", {id: "show-all", onclick: clearFilter}, t("show_all")),
    isPhone() || data.publishers.length < 2 ? "" : sourceChooser(),
  );
}
