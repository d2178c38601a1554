// The scale of the time bar, and where labels go.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

import {FINE, pointsOf, smooth} from "../../mosulmap/render/js/data/lines.js";
import {INSET_MARK, INSET_WIDE} from "../../mosulmap/render/js/map/insets.js";
import {candidates, overlaps, placeLabels} from "../../mosulmap/render/js/parts/labels.js";
import {foldOf, makeScale, nearestStop} from "../../mosulmap/render/js/time/scale.js";

const cases = JSON.parse(readFileSync(new URL("../data/map_shapes.json", import.meta.url), "utf8"));

const gap = {a: "2016-11-11", b: "2017-02-17", days: 99};

test("where there is room each day is a stop", () => {
  const scale = makeScale("2016-10-17", "2017-02-26", [gap], 1330);
  assert.equal(scale.stops.length, 133);
  assert.equal(scale.step, 10);
  assert.equal(scale.x("2016-10-17"), 5);
  assert.equal(scale.x("2017-02-26"), 1325);
  assert.equal(foldOf(scale, "2016-12-24"), undefined);
});

test("where days are narrow a gap shrinks to twelve stops", () => {
  const scale = makeScale("2016-10-17", "2017-02-26", [gap], 460);
  assert.equal(scale.stops.length, 34 + 12);
  assert.equal(scale.step, 10);
  assert.equal(scale.x("2017-02-26"), 455);
  assert.equal(foldOf(scale, "2016-12-24"), gap);
  assert.ok(scale.x("2016-11-11") < scale.x("2016-12-24"));
  assert.equal(scale.stops[nearestStop(scale, "2016-11-04")], "2016-11-04");
  const stop = scale.stops[nearestStop(scale, "2016-12-24")];
  assert.ok(stop > "2016-12-18" && stop < "2016-12-30", stop);
});

const bounds = {x: 0, y: 0, w: 400, h: 400},
  label = (id, x, y) => ({id, x, y, w: 60, h: 14, reach: 10});

test("a label stands after its mark as the page is read", () => {
  assert.equal(placeLabels([label("a", 200, 200)], [], bounds, false)[0].x, 210);
  assert.equal(placeLabels([label("a", 200, 200)], [], bounds, true)[0].x, 130);
});

test("no label touches another, an obstacle that is not its own, or the edge", () => {
  const items = [label("a", 380, 200), label("b", 372, 200), label("c", 200, 200)],
    obstacles = [
      {x: 205, y: 150, w: 100, h: 100, id: null},
      {x: 190, y: 190, w: 20, h: 20, id: "c"},
    ],
    boxes = placeLabels(items, obstacles, bounds, false);
  boxes.forEach((box, i) => {
    assert.ok(box.x >= 0 && box.x + box.w <= 400);
    assert.ok(!overlaps(box, obstacles[0]));
    for (const other of boxes.slice(i + 1)) assert.ok(!overlaps(box, other));
  });
});

test("a label that fits nowhere is left out", () => {
  const all = {x: 0, y: 0, w: 400, h: 400, id: null};
  assert.deepEqual(placeLabels([label("a", 200, 200)], [all], bounds, false), [null]);
});

test("a label in the way of a later one gives way, if it has another place", () => {
  // The second label has one place only: after its mark, where the first one would stand.
  const items = [label("a", 100, 100), {...label("b", 100, 100), w: 60}],
    boxes = placeLabels(items, [], {x: 100, y: 60, w: 80, h: 80}, false);
  assert.ok(boxes.every(Boolean));
  assert.ok(!overlaps(boxes[0], boxes[1]));
});

test("a label may touch the mark that it belongs to", () => {
  const own = {x: 190, y: 190, w: 20, h: 20, id: "a"},
    item = {...label("a", 200, 200), reach: 2};
  assert.equal(placeLabels([item], [own], bounds, false)[0].x, 202);
});

test("boxes that share an edge do not overlap", () => {
  assert.equal(overlaps({x: 10, y: 0, w: 10, h: 10}, {x: 0, y: 0, w: 10, h: 10}), false);
  assert.equal(overlaps({x: 0, y: 0, w: 10, h: 10}, {x: 10, y: 0, w: 10, h: 10}), false);
  assert.equal(overlaps({x: 0, y: 0, w: 10, h: 10}, {x: 9, y: 9, w: 10, h: 10}), true);
});

test("a line of the basemap is written as steps from point to point", () => {
  assert.deepEqual(pointsOf({c: [43100, 36300, 100, -200], f: FINE}), [
    [43.1, 36.3],
    [43.2, 36.1],
  ]);
});

for (const {line, once, twice} of cases.rounded)
  test(`the corners of ${JSON.stringify(line)} are cut as in a picture`, () => {
    assert.deepEqual(smooth(line), once);
    assert.deepEqual(smooth(smooth(line)), twice);
  });

for (const rightToLeft of [false, true])
  test(`names try the sides of a mark in the order of a picture, right to left: ${rightToLeft}`, () => {
    const item = {id: "a", x: 200, y: 200, w: 60, h: 14, reach: 10},
      tried = candidates(item, rightToLeft).slice(0, cases.label_sides.length),
      side = (low, high, at) => (low >= at - 1 ? 1 : high <= at + 1 ? -1 : 0);
    assert.deepEqual(
      tried.map(({x, y, w, h}) => {
        const right = side(x, x + w, item.x),
          below = side(y + 4, y + h - 4, item.y);
        return [rightToLeft ? 0 - right : right, 0 - below];
      }),
      cases.label_sides,
    );
  });

test("a smaller map and its marks are as large as the pictures and the layout take it to be", () => {
  assert.equal(INSET_WIDE, cases.inset.size[0]);
  assert.equal(INSET_MARK, cases.inset.mark);
});
