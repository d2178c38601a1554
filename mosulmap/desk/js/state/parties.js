// The parties that there are, the names of unknown ones, and the one that is worked on.

import {ask} from "../data/server.js";
import {suggested} from "./suggested.js";

/**
 * @typedef {object} PartiesState
 * @property {KnownParty[]} parties
 * @property {OfferedMark[]} offers colours and shapes that stay apart from those of the parties
 * @property {{light: string, dark: string}} ground the colours of the land under the marks
 * @property {string[]} shapes
 * @property {"found" | "party" | "blank" | ""} kind what is chosen: names, a party, a new row; or nothing
 * @property {string} id of the row that is chosen
 */

/** @type {PartiesState} */
export const sides = {parties: [], offers: [], ground: {light: "", dark: ""}, shapes: [], kind: "", id: ""};

/** Asks for the parties again. */
export async function loadParties() {
  /** @type {Parties} */
  const {parties, offers, ground, shapes} = await ask("parties");
  Object.assign(sides, {parties, offers, ground, shapes});
}

/** A party by its id, if there is one. @param {string} id */
export function knownParty(id) {
  return sides.parties.find(({cells}) => cells.id === id);
}

/** The names of parties that are unknown still. */
export function partiesFound() {
  return suggested.parties.filter(({cells}) => !knownParty(cells.id));
}

/** The names that are chosen, if some are. */
export function partyFound() {
  return sides.kind === "found" ? partiesFound().find(({cells}) => cells.id === sides.id) : undefined;
}

/** The party that is chosen, if one is. */
export function partyChosen() {
  return sides.kind === "party" ? knownParty(sides.id) : undefined;
}

/** All that can be chosen, in the order of the lists. @returns {{kind: "found" | "party", id: string}[]} */
export function partiesListed() {
  return [
    ...partiesFound().map(({cells}) => ({kind: /** @type {const} */ ("found"), id: cells.id})),
    ...sides.parties.map(({cells}) => ({kind: /** @type {const} */ ("party"), id: cells.id})),
  ];
}

/** The texts in a cell that has `;` between them. @param {string} cell */
export function textsOf(cell) {
  return cell.split(";").map(text => text.trim()).filter(Boolean);
}
