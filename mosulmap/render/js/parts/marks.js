// Marks: shape and hue say who, fill on whose word, size whether derived, edge how old, split that
// sources conflict. Drawn in a box of 18 units around 0,0 with r = 7. The pictures draw the same marks:
// tests/data/marks.json holds both to it.

import {valueAt} from "../data/lookup.js";
import {isUnknown} from "../data/periods.js";
import {data} from "../state/store.js";
import {attributes, s} from "./elements.js";
import {SHAPES} from "./shapes.js";

/** Three stripes, each 4.4 units after the one before, for fresh and for old reports of a fight. */
export const STRIPES = {
  fresh: "M-5.5-5.5V5.5H-2.8V-5.5ZM-1.1-5.5V5.5H1.6V-5.5ZM3.3-5.5V5.5H5.5V-5.5Z",
  old: "M-5.5-5.5V5.5H-4.5V-5.5ZM-1.1-5.5V5.5H-.1V-5.5ZM3.3-5.5V5.5H4.3V-5.5Z",
};

/** Patterns and clips that all marks share. */
export function markDefinitions() {
  /** @type {(id: string, ink: number, opacity?: number) => SVGElement} */
  const hatch = (id, ink, opacity) =>
    s(
      "pattern",
      {
        id,
        width: 4.4,
        height: 10,
        patternUnits: "userSpaceOnUse",
        patternTransform: "rotate(45) translate(-1.1 0)",
      },
      s("rect", {width: 4.4, height: 10, fill: "var(--casing)"}),
      s("rect", {width: ink, height: 10, fill: "var(--ink)", opacity}),
    );
  return s(
    "svg",
    {width: 0, height: 0, "aria-hidden": "true", class: "sr"},
    s(
      "defs",
      {},
      hatch("hatch", 2.7, 1),
      hatch("hatch-old", 1, 0.75),
      s("clipPath", {id: "left-half"}, s("rect", {x: -12, y: -12, width: 11, height: 24})),
      s("clipPath", {id: "right-half"}, s("rect", {x: 1, y: -12, width: 11, height: 24})),
      s(
        "pattern",
        {
          id: "no-word",
          width: 6,
          height: 6,
          patternUnits: "userSpaceOnUse",
          patternTransform: "rotate(45)",
        },
        s("rect", {width: 1.6, height: 6, fill: "var(--rule)"}),
      ),
    ),
  );
}

/**
 * One mark as groups of paths. `state`: {s, c, q, inf, inh, old}; `site` adds a line under it.
 * @param {MarkState} state
 * @param {boolean=} site
 * @returns {SVGElement[]}
 */
export function markParts(state, site) {
  if (state.s === "none")
    return [s("circle", {r: 1.8, fill: "var(--ink3)", "fill-opacity": 0.7})];
  if (state.s === "unknown")
    return [
      s("circle", {r: 4.2, fill: "var(--casing)"}),
      s("circle", {r: 3.5, fill: "var(--casing)", stroke: "var(--unknown)", "stroke-width": 1.5}),
    ];
  return state.s === "contested" ? contestedParts(state, site) : heldParts(state, site);
}

/**
 * @param {string} d
 * @param {Given} given
 */
function pathPart(d, given) {
  return s("path", {d, ...given});
}

/**
 * A rim in the colour of the ground keeps marks apart that touch.
 * @param {string} d
 */
function casingPart(d) {
  const casing = {fill: "var(--casing)", stroke: "var(--casing)"};
  return pathPart(d, {...casing, "stroke-width": 3, "stroke-linejoin": "round"});
}

/**
 * The broken edge of old words; that of small marks is coarser.
 * @param {MarkState} state
 */
function edgeOf(state) {
  return state.inf || state.inh
    ? {"stroke-width": 1.9, "stroke-dasharray": "2.9 2.2"}
    : {"stroke-width": 1.6, "stroke-dasharray": "2.6 1.9"};
}

/**
 * @param {MarkState} state
 * @param {boolean=} site
 * @returns {SVGElement[]}
 */
function contestedParts(state, site) {
  const {old} = state,
    edge = old
      ? {...edgeOf(state), "stroke-dasharray": "2.2 1.8"}
      : {"stroke-width": 1.7, "stroke-linejoin": "round"};
  return [
    casingPart(SHAPES.diamond),
    // The hatch runs along an edge of the diamond: three stripes, drawn, since paper and other
    // programs make dots of a pattern.
    pathPart(old ? STRIPES.old : STRIPES.fresh, {
      fill: "var(--ink)",
      "fill-opacity": old ? 0.75 : null,
      transform: "rotate(45)",
    }),
    pathPart(SHAPES.diamond, {fill: "none", stroke: "var(--ink)", ...edge}),
    ...(site ? baseLine("var(--ink)") : []),
  ];
}

/**
 * @param {MarkState} state
 * @param {boolean=} site
 * @returns {SVGElement[]}
 */
function heldParts(state, site) {
  const actor = valueAt(data.actorById, state.c),
    d = SHAPES[actor.shape],
    hue = `var(--c${actor.number})`,
    confirmed = state.q === "confirmed" && !state.inf && !state.inh,
    inner = {stroke: state.old ? hue : "var(--casing)", "stroke-width": 2.2};
  return [
    casingPart(d),
    pathPart(d, heldInk(state, hue)),
    // A second, independent source: a fine line inside the edge.
    ...(confirmed ? [pathPart(d, {fill: "none", ...inner, transform: "scale(.56)"})] : []),
    ...(site ? baseLine(hue) : []),
  ];
}

/**
 * @param {MarkState} state
 * @param {string} hue
 */
function heldInk(state, hue) {
  const hollow = state.q === "claimed",
    fill = hollow ? "var(--casing)" : hue;
  if (state.old)
    return {fill, "fill-opacity": hollow ? 1 : 0.28, stroke: hue, ...edgeOf(state)};
  if (!hollow) return {fill};
  // Drawn smaller, so that its edge reaches as far as a full mark.
  const transform = "scale(.86)";
  return {fill, stroke: hue, "stroke-width": 2.5, transform, "stroke-linejoin": "miter"};
}

/**
 * A building or another site stands on a line: nothing inside the mark, where lines mean sources.
 * @param {string} fill
 */
function baseLine(fill) {
  /** @param {Given} given */
  const line = given => s("rect", {x: -7, y: 8.6, width: 14, height: 1.8, ...given});
  return [line({fill: "var(--casing)", stroke: "var(--casing)", "stroke-width": 2}), line({fill})];
}

/**
 * A mark in its own svg element, `size` px for the box of 18 units.
 * @param {MarkState} state
 * @param {number} size
 * @param {boolean} [site]
 */
export function mark(state, size, site = false) {
  const svg = s("svg", {
    viewBox: "-9 -9 18 18",
    width: size,
    height: size,
    "aria-hidden": "true",
    focusable: "false",
  });
  svg.append(markGroup(state, size, site));
  if (state.dis && !state.old && state.halves) attributes(svg, {width: size + 4, height: size + 4});
  return svg;
}

/**
 * A mark as one group; conflicting sources stand side by side, and what is derived is smaller.
 * @param {MarkState} state
 * @param {number} size
 * @param {boolean=} site
 */
export function markGroup(state, size, site) {
  if (state.dis && !state.old && state.halves) {
    /** @type {(which: MarkState, clip: string) => SVGElement} */
    const half = (which, clip) =>
      s("g", {"clip-path": `url(#${clip})`}, ...markParts(which, false));
    return s(
      "g",
      {},
      half(state.halves[0], "left-half"),
      half(state.halves[1], "right-half"),
      s("rect", {x: -0.6, y: -9, width: 1.2, height: 18, fill: "var(--ink)"}),
    );
  }
  const small = (state.inf || state.inh) && !isUnknown(state);
  // Derived marks are 62 % of the size, but never under 6.8 px across.
  const scale = small ? Math.max(0.62, 6.8 / ((size * 14) / 18)) : 1;
  return s("g", {transform: scale === 1 ? null : `scale(${scale})`}, ...markParts(state, site));
}

/**
 * How wide the box of a mark is: that of conflicting sources is 4 px wider.
 * @param {MarkState} state
 * @param {number} size
 */
export function boxOf(state, size) {
  return state.dis && !state.old && state.halves ? size + 4 : size;
}
