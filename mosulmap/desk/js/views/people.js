// The people: who decided how much, and how far each two of them agree.

import {h} from "../../../render/js/parts/elements.js";
import {ask} from "../data/server.js";
import {undoLast} from "../parts/undo.js";
import {bindKeys} from "../parts/keys.js";
import {desk, say} from "../state/desk.js";
import {history} from "./history.js";

/**
 * @typedef {{name: string, decisions: number, last: string}} Person
 * @typedef {{first: string, second: string, both: number, observed: number, kappa: number | null,
 *   differing: string[]}} Agreed
 */

/** @type {HTMLElement} */
let peoplePage;

/** @param {HTMLElement} holder */
export async function openPeople(holder) {
  peoplePage = h("div.people", {});
  holder.replaceChildren(peoplePage);
  bindKeys({u: () => undoLast(refreshPeople)});
  await refreshPeople();
}

export async function refreshPeople() {
  /** @type {{people: Person[], agreements: Agreed[]}} */
  const {people, agreements} = await ask("people");
  peoplePage.replaceChildren(
    h("section", {"aria-label": say("people")}, h("h2", {}, say("people")), peopleTable(people)),
    h("section", {"aria-label": say("agreement")}, h("h2", {}, say("agreement")), ...agreementParts(agreements)),
    history(() => undoLast(refreshPeople)),
  );
}

/** Nothing waits for people. */
export function peopleCount() {
  return 0;
}

/** @param {Person[]} people */
function peopleTable(people) {
  if (!people.length) return h("p.quiet", {}, say("no_decisions"));
  return h(
    "table",
    {},
    h("thead", {}, h("tr", {}, ...["person", "decisions", "last_one"].map(name => h("th", {scope: "col"}, say(name))))),
    h(
      "tbody",
      {},
      ...people.map(({name, decisions, last}) =>
        h(
          "tr",
          {},
          h("th", {scope: "row"}, h("bdi", {}, name), name === desk.project.who && ` ${say("that_is_you")}`),
          h("td", {}, String(decisions)),
          h("td", {dir: "ltr"}, last.slice(0, 16).replace("T", " ")),
        ),
      ),
    ),
  );
}

/** @param {Agreed[]} agreements */
function agreementParts(agreements) {
  if (!agreements.length) return [h("p.quiet", {}, say("no_agreement"))];
  return agreements.map(({first, second, both, observed, kappa, differing}) =>
    h(
      "div.agreed",
      {},
      h("h3", {}, say("two_people", {first, second})),
      h("p", {}, say("agree_percent", {n: both, percent: String(Math.round(observed * 100))}), " ", kappa === null ? say("no_kappa") : say("kappa", {kappa: kappa.toFixed(2)})),
      differing.length > 0 && h("p", {}, say("differ_on"), " ", ...differing.flatMap(id => [h("a", {href: `#reading/${encodeURIComponent(id.split(":")[0])}/${encodeURIComponent(id)}`}, id), " "])),
    ),
  );
}
