// The names of unknown parties and the known parties, to be chosen from.

import {h} from "../../../render/js/parts/elements.js";
import {partyMark} from "../parts/party_mark.js";
import {partyName, say} from "../state/desk.js";
import {partiesFound, sides, textsOf} from "../state/parties.js";
import {suggested} from "../state/suggested.js";

/** @param {(kind: "found" | "party", id: string) => void} choose */
export function partyList(choose) {
  const found = partiesFound();
  return h(
    "div.list",
    {},
    h(
      "section",
      {"aria-labelledby": "parties-found"},
      h("h2", {id: "parties-found"}, say("parties_found"), h("span.count", {}, String(found.length))),
      suggested.waits && h("p.note", {role: "status"}, say("reading_articles")),
      !suggested.waits && !found.length && h("p.note", {}, say("no_parties_found")),
      h(
        "ul",
        {},
        ...found.map(({cells, count}) =>
          h(
            "li",
            {},
            h(
              "button.row",
              {"aria-current": isPartyChosen("found", cells.id), onclick: () => choose("found", cells.id)},
              h("bdi.title", {}, cells.title),
              h("span.quiet", {}, [say("named_times", {n: count}), ...textsOf(cells.names)].join(" · ")),
            ),
          ),
        ),
      ),
    ),
    h(
      "section",
      {"aria-labelledby": "parties-known"},
      h("h2", {id: "parties-known"}, say("parties"), h("span.count", {}, String(sides.parties.length))),
      !sides.parties.length && h("p.note", {}, say("no_parties_yet")),
      h("ul", {}, ...sides.parties.map(party => h("li", {}, partyRow(party, choose)))),
    ),
  );
}

/** @param {"found" | "party"} kind @param {string} id */
function isPartyChosen(kind, id) {
  return sides.kind === kind && sides.id === id ? "true" : null;
}

/**
 * @param {KnownParty} party
 * @param {(kind: "found" | "party", id: string) => void} choose
 */
function partyRow({cells, side, mentions, changed, faults}, choose) {
  return h(
    "button.row",
    {"aria-current": isPartyChosen("party", cells.id), onclick: () => choose("party", cells.id)},
    h("span.marked", {}, partyMark(cells.id), h("bdi.title", {}, partyName(cells.id))),
    h(
      "span.quiet",
      {},
      side && [say("on_side_of", {party: side}), " · "].join(""),
      say("mentions_of", {n: mentions}),
      changed && h("b", {}, ` · ${say("changed_by_another")}`),
      faults.length > 0 && h("b", {}, ` · ${say("has_faults", {n: faults.length})}`),
    ),
  );
}
