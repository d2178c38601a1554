// Whether the articles must be read again: since they were, a place, a party or a day has become another.

import {act, ask} from "../data/server.js";
import {setProject} from "./desk.js";

let outdated = false;

/** Notes that this page has changed something that reading goes by. */
export function noteOutdated() {
  outdated = true;
}

/** Whether what was read goes by places, parties or days that are others now. */
export function isOutdated() {
  return outdated;
}

/** Reads all articles again; what was decided stays. */
export async function readAgain() {
  await act("extract");
  outdated = false;
  setProject(await ask("project"));
}
