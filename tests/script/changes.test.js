// What became of a place, held against the same cases as `diff`.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

import {differenceOf, KINDS} from "../../mosulmap/render/js/data/comparison.js";

const {cases, kinds} = JSON.parse(
  readFileSync(new URL("../data/changes.json", import.meta.url), "utf8"),
);

for (const [was, now, category] of cases)
  test(`from ${JSON.stringify(was)} to ${JSON.stringify(now)}: ${kinds[category]}`, () => {
    assert.equal(differenceOf(was, now), kinds[category]);
  });

test("the categories of `diff` are put together in the page's kinds, and in no other", () => {
  assert.deepEqual(new Set(Object.values(kinds)), new Set(KINDS));
});
