// What the articles add to the gazetteer. To find it takes seconds: it comes when it is there.

import {ask} from "../data/server.js";

/** @type {Suggestions & {waits: boolean}} */
export const suggested = {number: 0, places: [], parties: [], articles: {}, foreign: {}, waits: false};

/** @type {Promise<void> | null} */
let searching = null;

/** Asks what the articles add; while it is being found, nobody asks a second time. */
export function loadSuggested() {
  suggested.waits = true;
  searching ??= ask("suggestions")
    .then(found => void Object.assign(suggested, found))
    .finally(() => {
      suggested.waits = false;
      searching = null;
    });
  return searching;
}
