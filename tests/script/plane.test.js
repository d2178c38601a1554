// The plane of the desk's small map: degrees to pixels and back.

import assert from "node:assert/strict";
import {test} from "node:test";

import {
  edgesOf,
  lookAround,
  lookAt,
  planeOf,
  reaches,
  roomFor,
  scaleLength,
} from "../../mosulmap/desk/js/data/plane.js";

const GOMA = {lon: 29.22, lat: -1.67};

test("a pixel goes to degrees and back, at the equator, near a pole and across the antimeridian", () => {
  for (const spot of [GOMA, {lon: 20, lat: 78}, {lon: 179.9, lat: -17}]) {
    const plane = planeOf({...spot, span: 2}, 400, 300);
    assert.ok(Math.abs(plane.x(plane.lon(390)) - 390) < 1e-6);
    assert.ok(Math.abs(plane.y(plane.lat(10)) - 10) < 1e-6);
  }
});

test("a metre is as long across as up", () => {
  const plane = planeOf({lon: 20, lat: 60, span: 1}, 400, 400),
    up = plane.y(60) - plane.y(60.1),
    across = plane.x(20.2) - plane.x(20);
  assert.ok(Math.abs(up - across) < 0.1);
});

test("a look shows all of its box, and one around a spot reaches so many metres", () => {
  const plane = planeOf(lookAt([29, -2, 30, -1.5], 1.5), 450, 300),
    [west, south, east, north] = edgesOf(plane, 450, 300);
  assert.ok(west <= 29 && south <= -2 && east >= 30 && north >= -1.5);
  assert.ok(Math.abs(lookAround(GOMA, 111_195).span - 2) < 1e-9);
});

test("a box across the antimeridian is as wide as it is, and its middle lies in it", () => {
  const {lon, span} = lookAt([179, -18, -179, -17], 1);
  assert.ok(Math.abs(Math.abs(lon) - 180) < 1e-9);
  assert.ok(span < 3);
});

test("ground does for a look within it and not for one far off, much wider or much finer", () => {
  const ground = /** @type {const} */ ([29, -2, 30, -1]);
  assert.ok(reaches([...ground], [29.2, -1.8, 29.8, -1.2]));
  assert.ok(!reaches([...ground], [33, -1.8, 33.6, -1.2]));
  assert.ok(!reaches([...ground], [20, -9, 40, 9]));
  assert.ok(!reaches([...ground], [29.5, -1.55, 29.52, -1.5]));
});

test("a scale has a round length that finds room", () => {
  const plane = planeOf({...GOMA, span: 1}, 400, 300);
  assert.equal(scaleLength(plane, 110), 20_000);
});

test("labels that find no room are left out, the first ones stay", () => {
  const found = roomFor(
    [
      {x: 50, y: 50, words: "Goma"},
      {x: 52, y: 52, words: "Gisenyi"},
      {x: 390, y: 50, words: "Minova"},
    ],
    400,
    100,
  );
  assert.deepEqual(found.map(({words, end}) => [words, end]), [["Goma", false], ["Minova", true]]);
});
