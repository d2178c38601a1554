// Which articles count, and the changes that they give; what became of a place between two days.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

import {differenceOf, KINDS} from "../../mosulmap/render/js/data/comparison.js";
import {joinedPeriods} from "../../mosulmap/render/js/data/periods.js";
import {
  THAT_DAY,
  articleCounts,
  changesOfTimelines,
  countWhile,
  lastPublishedOf,
  publishedDays,
  versionNumberOf,
} from "../../mosulmap/render/js/data/versions.js";

const published = publishedDays([
  {day: "2016-11-04"},
  {day: "2016-11-01"},
  {day: ""},
  {day: "2016-11-04"},
]);
const story = {
  published,
  versions: [
    ["", "", 0],
    [THAT_DAY, "", 1],
    ["2016-11-01", "", 0],
    ["", "Reuters", 0],
  ],
};

test("the days of publication are in order, each once", () => {
  assert.deepEqual(published, ["2016-11-01", "2016-11-04"]);
  assert.deepEqual(
    ["2016-10-31", "2016-11-03", "2016-11-04"].map(day => lastPublishedOf(published, day)),
    ["", "2016-11-01", "2016-11-04"],
  );
});

for (const [known, without, number] of [
  ["", "", 0],
  [THAT_DAY, "", 1],
  // What is known by a day is what the last article before it says.
  ["2016-11-02", "", 2],
  ["2016-11-01", "", 2],
  // By the last day of publication everything is known.
  ["2016-12-24", "", 0],
  ["", "Reuters", 3],
  ["2016-11-01", "Reuters", -1],
])
  test(`known by "${known}" without "${without}" is version ${number}`, () => {
    assert.equal(versionNumberOf(story, known, without), number);
  });

test("an article counts when it is out and not left out", () => {
  const article = {day: "2016-11-04", label: "AFP", by: ["AFP", "Reuters"]};
  assert.equal(articleCounts(article, "", ""), true);
  assert.equal(articleCounts(article, "2016-11-03", ""), false);
  assert.equal(articleCounts(article, "2016-11-04", ""), true);
  assert.equal(articleCounts(article, "", "Reuters"), false);
  assert.equal(articleCounts({day: "", label: "DW"}, "2016-11-04", ""), false);
  assert.equal(articleCounts({day: "", label: "DW"}, "", "DW"), false);
});

test("changes are those from the first day on that are worth listing", () => {
  const timeline = [
    {a: "2016-10-01", x: true},
    {a: "2016-11-01", x: false},
    {a: "2016-11-04", x: true},
  ];
  const found = changesOfTimelines([{id: "karama", timeline}], "2016-10-17");
  assert.deepEqual([...found.keys()], ["2016-11-04"]);
  assert.equal(found.get("2016-11-04")[0].former, timeline[1]);
});

test("how many sorted values fit is found by halves", () => {
  const values = [1, 3, 5, 7];
  assert.deepEqual(
    [0, 1, 4, 9].map(limit => countWhile(values, value => value <= limit)),
    [0, 1, 2, 4],
  );
});

const {kinds, cases} = JSON.parse(
  readFileSync(new URL("../data/changes.json", import.meta.url), "utf8"),
);

for (const [was, now, category] of cases)
  test(`from ${JSON.stringify(was)} to ${JSON.stringify(now)}: ${category}`, () => {
    assert.equal(differenceOf(was, now), category ? kinds[category] : "same");
  });

test("every kind of difference is one of those listed", () => {
  assert.deepEqual(new Set([...Object.values(kinds), "same"]), new Set(KINDS));
});

const held = {s: "held", c: "isf"};

test("periods that read alike are joined", () => {
  const timeline = [{...held, t: 1}, {...held, t: 1}, {...held, t: 1, old: 1}];
  assert.deepEqual(
    joinedPeriods(timeline).map(({from, until}) => [from, until]),
    [
      [0, 1],
      [2, 2],
    ],
  );
});
