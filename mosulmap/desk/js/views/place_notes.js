// What is told of the place that is worked on: faults, where it is said to lie, near spellings, sentences.

import {h} from "../../../render/js/parts/elements.js";
import {ask} from "../data/server.js";
import {tellError} from "../parts/notice.js";
import {placeName, say} from "../state/desk.js";
import {knownPlace} from "../state/places.js";
import {suggested} from "../state/suggested.js";
import {sentenceList} from "./sentences.js";

/**
 * The sentences of the mentions of a place; they come when they are there.
 * @param {string} id
 * @param {string[]} words
 */
export function sentencesOf(id, words) {
  const holder = h("div.named-in", {});
  ask("sentences", {id}).then(({sentences}) => {
    holder.replaceChildren(sentences.length ? sentenceList(sentences, words) : h("p.quiet", {}, say("no_mentions_yet")));
  }, tellError);
  return holder;
}

/** The faults that the check finds in a row. @param {{column: string, message: string}[]} faults */
export function faultsOf(faults) {
  return faults.map(({column, message}) => h("p.warning", {dir: "ltr"}, `${column}: ${message}`));
}

/**
 * Where a name is said to lie in one that is no place yet.
 * @param {FoundPlace} found
 * @param {(id: string) => void} choose another name
 */
export function parentNotes({cells, parent, known_parent: known}, choose) {
  if (!cells.parent_id || known || knownPlace(cells.parent_id)) return [];
  const there = suggested.places.some(one => one.cells.id === cells.parent_id);
  return [
    h(
      "p.warning",
      {},
      say("said_to_lie_in", {parent}),
      " ",
      there && h("button.link", {onclick: () => choose(cells.parent_id)}, say("make_it_first", {parent})),
    ),
  ];
}

/**
 * The places of which a name may be another spelling.
 * @param {FoundPlace} found
 * @param {(place: string) => void} add the name to a place
 */
export function nearNotes({near}, add) {
  return near.map(({toponym, place}) =>
    h(
      "p.warning",
      {},
      say("nearly", {toponym, place: placeName(place)}),
      " ",
      h("button.link", {onclick: () => add(place)}, say("is_that_place")),
    ),
  );
}
