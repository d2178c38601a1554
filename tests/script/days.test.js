// Days, and days as people write them.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

import {addDays, daysBetween, isDay, periodOn} from "../../mosulmap/render/js/data/days.js";
import {daysMeant} from "../../mosulmap/render/js/data/typed_days.js";
import {languages} from "./examples.js";

const {cases} = JSON.parse(readFileSync(new URL("../data/control_at.json", import.meta.url), "utf8"));

test("steps go over the ends of months and years", () => {
  assert.equal(addDays("2016-02-28", 1), "2016-02-29");
  assert.equal(addDays("2016-12-31", 1), "2017-01-01");
  assert.equal(addDays("2017-01-01", -1), "2016-12-31");
  assert.equal(daysBetween("2016-10-17", "2017-02-26"), 132);
});

test("only days of the calendar are days", () => {
  const texts = ["2016-11-04", "2016-02-30", "2016-13-01", "16-11-04", "", "2016-11-04T00:00"];
  assert.deepEqual(texts.map(isDay), [true, false, false, false, false, false]);
});

test("the period in force is the one that Python finds", () => {
  for (const {periods, day, in_force: expected} of cases) {
    const found = periodOn(periods.map((a, i) => ({a, i})), day);
    assert.equal(found && found.i, expected, `${day} in ${periods}`);
  }
});

const story = {
  first: "2016-10-17",
  last: "2017-02-26",
  months: [languages.ar.months, languages.en.months],
};

for (const [typed, expected] of [
  ["2016-11-4", ["2016-11-04"]],
  ["4 Nov 2016", ["2016-11-04"]],
  ["Friday, 4 November 2016", ["2016-11-04"]],
  ["November 4", ["2016-11-04"]],
  ["4 Feb", ["2017-02-04"]],
  ["٤ تشرين الثاني ٢٠١٦", ["2016-11-04"]],
  // The day stands before the month, unless only that lies outside of the story.
  ["4/11/2016", ["2016-11-04", "2016-04-11"]],
  ["11/4/2016", ["2016-11-04", "2016-04-11"]],
  ["30/2/2017", []],
  ["4 No 2016", []],
  ["", []],
])
  test(`"${typed}" may mean ${expected.join(" or ") || "no day"}`, () => {
    assert.deepEqual(daysMeant(typed, story), expected);
  });
