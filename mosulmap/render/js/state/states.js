// The states that the key counts and filters by.

import {data} from "./store.js";
import {nameOf, t} from "./words.js";

/**
 * The states in the order of the key: [{key, title, state}], each party's and then the others.
 * @returns {StateOfKey[]}
 */
export function states() {
  const held = data.actors.map(actor => ({
    key: actor.id,
    title: nameOf(actor),
    state: {s: "held", c: actor.id},
  }));
  const others = ["contested", "unknown"].map(key => ({key, title: t(key), state: {s: key}}));
  return [...held, ...others];
}
