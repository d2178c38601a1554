// The unknown names and the known places, to be chosen from.

import {h} from "../../../render/js/parts/elements.js";
import {say} from "../state/desk.js";
import {changedByOthers, gazetteer, namesFound, PLACE_FILTERS, placesListed, placesUnder} from "../state/places.js";
import {suggested} from "../state/suggested.js";

/**
 * @typedef {object} PlaceGoings where a press in the lists leads
 * @property {(kind: "found" | "place" | "blank", id: string) => void} choose
 * @property {(filter: import("../state/places.js").PlaceFilter) => void} filter
 */

/** Rows that are drawn of each list; the search finds the others. */
const MOST_ROWS = 300;

/** @param {PlaceGoings} goings */
export function placeList(goings) {
  const found = namesFound(),
    places = placesListed();
  return h(
    "div.list",
    {},
    h(
      "section",
      {"aria-labelledby": "names-found"},
      h("h2", {id: "names-found"}, say("names_found"), h("span.count", {}, String(found.length))),
      suggested.waits && h("p.note", {role: "status"}, say("reading_articles")),
      !suggested.waits && !found.length && h("p.note", {}, say("no_names_found")),
      h("ul", {}, ...found.slice(0, MOST_ROWS).map(one => h("li", {}, foundRow(one, goings)))),
    ),
    h(
      "section",
      {"aria-labelledby": "places-known"},
      h("h2", {id: "places-known"}, say("places"), h("span.count", {}, String(places.length))),
      placeFilters(goings),
      h("ul", {}, ...places.slice(0, MOST_ROWS).map(one => h("li", {}, placeRow(one, goings)))),
      places.length > MOST_ROWS && h("p.note", {}, say("search_for_more", {n: places.length - MOST_ROWS})),
    ),
  );
}

/** @param {PlaceGoings} goings */
function placeFilters({filter}) {
  return h(
    "p.filters",
    {role: "group", "aria-label": say("filter_places")},
    ...PLACE_FILTERS.map(name => {
      const number = placesUnder(name).length;
      return h(
        "button.link",
        {"aria-pressed": String(gazetteer.filter === name), onclick: () => filter(name), "data-filter": name},
        say(`filter_${name}`),
        h("span.count", {}, String(number)),
      );
    }),
  );
}

/** @param {"found" | "place"} kind @param {string} id */
function isChosen(kind, id) {
  return gazetteer.kind === kind && gazetteer.id === id;
}

/**
 * @param {FoundPlace} found
 * @param {PlaceGoings} goings
 */
function foundRow({cells, count, events, known}, {choose}) {
  const facts = [known ? say("a_spelling") : say("named_times", {n: count}), events > 0 && say("something_happens", {n: events})];
  return h(
    "button.row",
    {"aria-current": isChosen("found", cells.id) ? "true" : null, onclick: () => choose("found", cells.id)},
    h("bdi.title", {}, cells.title),
    h("span.quiet", {}, facts.filter(Boolean).join(" · ")),
  );
}

/**
 * @param {KnownPlace} place
 * @param {PlaceGoings} goings
 */
function placeRow(place, {choose}) {
  const {cells, state, faults} = place;
  return h(
    "button.row",
    {"aria-current": isChosen("place", cells.id) ? "true" : null, onclick: () => choose("place", cells.id)},
    h("bdi.title", {}, cells.title),
    h(
      "span.quiet",
      {},
      h("bdi", {}, cells.type),
      state !== "read" && ` · ${say(`state_${state}`)}`,
      changedByOthers(place) && h("b", {}, ` · ${say("changed_by_another")}`),
      faults.length > 0 && h("b", {}, ` · ${say("has_faults", {n: faults.length})}`),
    ),
  );
}
