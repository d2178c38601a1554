// What the page looks up by construction.

import assert from "node:assert/strict";
import {test} from "node:test";

import {firstOf, valueAt} from "../../mosulmap/render/js/data/lookup.js";

test("a key has its value, and one that is missing is named", () => {
  const places = new Map([["karama", 0]]);
  assert.equal(valueAt(places, "karama"), 0);
  assert.throws(() => valueAt(places, "quds"), {message: "nothing is known under quds"});
});

test("the first entry that fits is found; where none does, that is said", () => {
  assert.equal(firstOf([5, 3, 2, 0], number => number < 3), 2);
  assert.equal(firstOf([5, 0], number => number < 3), 0);
  assert.throws(() => firstOf([5, 3], number => number > 9), {message: "none of 2 entries fits"});
});
