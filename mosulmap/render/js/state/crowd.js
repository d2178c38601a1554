// How many places are too many to draw or list all of them with each day.

import {data} from "./store.js";

/** Marks in view above which one canvas draws them all, instead of a button each. */
export const CROWD = 400;

/** Whether the story has so many places that only what is seen is drawn anew. */
export function isCrowded() {
  return data.counted.length > CROWD;
}
