// The line in which the desk says what it did, and what it could not do.

import {h} from "../../../render/js/parts/elements.js";
import {Refused} from "../data/server.js";
import {say} from "../state/desk.js";

/** @returns {HTMLElement} */
const line = () => /** @type {HTMLElement} */ (document.getElementById("notice"));

/**
 * Says that something was done; read aloud when the reader pauses.
 * @param {string} words
 */
export function tell(words) {
  line().className = "done";
  line().replaceChildren(words);
}

/**
 * Says why something was not done; read aloud at once.
 * @param {unknown} error
 */
export function tellError(error) {
  const words =
    error instanceof Refused ? [error.message] : [say("no_server"), String(error instanceof Error ? error.message : error)];
  line().className = "failed";
  line().replaceChildren(...words.map(text => h("span", {}, text)));
}
