// The marks, held against the same cases as those of the pictures.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

import {
  boxOf,
  markDefinitions,
  markGroup,
  markParts,
  STRIPES,
} from "../../mosulmap/render/js/parts/marks.js";
import {SHAPES} from "../../mosulmap/render/js/parts/shapes.js";
import {data} from "../../mosulmap/render/js/state/store.js";

const cases = JSON.parse(readFileSync(new URL("../data/marks.json", import.meta.url), "utf8"));

/** An element of a page that keeps what it is given. */
class Kept {
  constructor(tag) {
    this.tag = tag;
    this.given = {};
    this.children = [];
  }
  setAttribute(name, value) {
    this.given[name] = value;
  }
  append(...children) {
    this.children.push(...children);
  }
}

globalThis.document = {createElementNS: (_, tag) => new Kept(tag)};
data.actorById = new Map([["isf", {shape: "square", number: 3}]]);

const NAMES = {"var(--casing)": "casing", "var(--ink)": "ink", "var(--c3)": "hue"};

/** What a part is filled with; a colour that shows through is a pale one. */
function fillOf({fill, "fill-opacity": opacity}) {
  const name = NAMES[fill] || fill;
  if (!opacity || opacity === 1) return name;
  return name === "ink" ? "pale ink" : "pale";
}

/** The fill, the edge and the scale of a part. */
function layerOf({given}) {
  const scale = /scale\((.*)\)/.exec(given.transform);
  return [fillOf(given), NAMES[given.stroke] || null, scale ? Number(scale[1]) : 1];
}

/** A rectangle as left, top, right, bottom. */
function edgesOf({given: {x, y, width, height}}) {
  return [x, y, x + width, y + height].map(edge => Number(edge.toFixed(6)));
}

const disputed = {s: "contested", dis: true, halves: [{s: "held", c: "isf"}, {s: "contested"}]};

test("the shapes are those of the pictures", () => {
  assert.deepEqual(SHAPES, cases.shapes);
});

for (const [{site, ...state}, layers] of cases.layers)
  test(`the parts of ${JSON.stringify({...state, site})}`, () => {
    assert.deepEqual(markParts(state, site).map(layerOf), layers);
  });

test("unknown is a ring of grey", () => {
  const {given} = markParts({s: "unknown"}).at(-1);
  assert.deepEqual([given.fill, given.stroke], ["var(--casing)", "var(--unknown)"]);
});

test("an old mark keeps a part of its colour", () => {
  const [, {given}] = markParts({s: "held", c: "isf", old: true});
  assert.equal(given["fill-opacity"], cases.tint);
});

test("what is derived is smaller, a conflict larger", () => {
  const scale = /scale\((.*)\)/.exec(markGroup({s: "held", c: "isf", inf: true}, 18).given.transform);
  assert.equal(Number(scale[1]), cases.sizes.derived);
  assert.equal(markGroup({s: "held", c: "isf"}, 18).given.transform, undefined);
  const [split, whole] = cases.sizes.conflict;
  assert.equal(boxOf(disputed, whole), split);
});

test("the stripes of a fight are as far apart and as wide as those of the pictures", () => {
  const {number, pitch, ...widths} = cases.stripes;
  for (const [age, width] of Object.entries(widths)) {
    const bands = STRIPES[age].split("Z").filter(Boolean).map(band => {
      const [, left, right] = /^M([-.\d]+?)-5\.5V5\.5H([-.\d]+)V/.exec(band);
      return [Number(left), Number(right)];
    });
    assert.equal(bands.length, number);
    assert.equal((bands[1][1] - bands[1][0]).toFixed(6), width.toFixed(6));
    bands.slice(1).forEach((band, i) => {
      assert.equal((band[0] - bands[i][0]).toFixed(6), pitch.toFixed(6));
    });
  }
});

test("a conflict has two halves and a bar between them, a site a line under it", () => {
  const [definitions] = markDefinitions().children,
    clip = id => definitions.children.find(one => one.given.id === id).children[0],
    bar = markGroup(disputed, 18).children.at(-1),
    base = markParts({s: "held", c: "isf"}, true).at(-1);
  assert.deepEqual(
    {
      "left half": edgesOf(clip("left-half")),
      "right half": edgesOf(clip("right-half")),
      "bar between halves": edgesOf(bar),
      "line under a site": edgesOf(base),
    },
    cases.boxes,
  );
});
