// Reading what `render/encode/columns.py` wrote.

import assert from "node:assert/strict";
import {test} from "node:test";

import {decode, entriesOf, fromSteps} from "../../mosulmap/render/js/data/decode.js";

test("a table has a column for each field, and pools of shared values that count from 1", () => {
  const table = {
    count: 3,
    columns: {id: ["a", "b", "c"], type: [1, 0, 2]},
    pools: {type: ["x", "y"]},
  };
  assert.deepEqual(entriesOf(table), [
    {id: "a", type: "x"},
    {id: "b", type: 0},
    {id: "c", type: "y"},
  ]);
});

test("steps are differences from the number before", () => {
  assert.deepEqual(fromSteps([3, 0, -1, 5]), [3, 3, 2, 7]);
});

const table = (count, columns, pools = {}) => ({count, columns, pools}),
  encoded = {
    first: "2016-10-17",
    staleAfter: 14,
    articles: table(1, {day: ["2016-11-04"]}),
    context: table(0, {}),
    dots: table(1, {title: ["Khadra"], lon: [null], lat: [null]}),
    // One mention, of the first statement; it is the evidence on Karama, of the day before its article.
    mentions: table(1, {statement: [0], mark: [0]}),
    statements: table(1, {article: [0], quote: [0], assertion: [0]}),
    assertions: table(1, {s: ["held"], c: ["isf"]}),
    places: table(1, {
      ...{id: ["karama"], title: ["Karama"], lon: [43.2], lat: [36.3], named: [0]},
      ...{evidence: [1], periods: [[2]], versions: [[0, 0]], days: [0]},
    }),
    evidence: {mention: [0], daysBefore: [1]},
    // Milestones: the first day, the evidence, its article, and the day on which the words are old.
    periods: table(2, {days: [[0, 0, 0], [1, 0, 0]], state: [0, 1], verdicts: ["", "1"]}),
    periodStates: table(2, {s: ["unknown", "held"], c: [0, "isf"]}),
    sentences: {day: [17], article: [0], count: [2]},
    quotes: ["Troops took \ue000.", ["A sentence with \ue000 of its own."]],
  };

test("mentions, evidence, sentences and timelines are joined", () => {
  const story = decode(encoded),
    place = story.byId.get("karama");
  assert.deepEqual(place.evidence, [[0, "2016-11-03"]]);
  assert.deepEqual([place.at, story.dots[0].at], [[43.2, 36.3], 0]);
  assert.equal(story.mentions[0].of, place);
  assert.deepEqual([story.mentions[0].s, story.mentions[0].c], ["held", "isf"]);
  assert.deepEqual(story.sentences, {"2016-11-03": [[0, 2]]});
  const timeline = story.timelineOf(place, 0);
  assert.deepEqual(timeline, [
    {s: "unknown", v: "", a: "2016-10-17", since: "2016-10-17", word: "2016-10-17"},
    {s: "held", c: "isf", v: "1", a: "2016-11-03", since: "2016-11-03", word: "2016-11-03"},
  ]);
  assert.equal(story.timelineOf(place, 1), timeline, "a timeline is read once");
});

test("a name that was left out of a sentence is that of its place", () => {
  const story = decode(encoded);
  assert.equal(story.quoteOf(0), "Troops took Karama.");
  assert.equal(story.quoteOf(1), "A sentence with \ue000 of its own.");
});
