// How many places are too many to draw or list all of them with each day.

import {data} from "./store.js";

/** Marks in view above which one canvas draws them all, instead of a button each. */
export const CROWD = 400;

/** Whether there are so many places that only those in sight are redrawn. */
export function isCrowded() {
  return data.counted.length > CROWD;
}
