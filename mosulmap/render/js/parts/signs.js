// The signs of what the articles also report, in boxes of 18 units around 0,0.

import {s} from "./elements.js";

const SIGNS = {
  attack: "M-6 3.5L-2.5-4L1.5 3L5.5-4",
  displacement: "M-5-4.5L-.5 0L-5 4.5M1-4.5L5.5 0L1 4.5",
};

/**
 * A small neutral sign in ink: no state, no party.
 * @param {ReportKind} kind
 * @param {number} [size]
 */
export function reportSign(kind, size = 16) {
  /** @param {number} width */
  const path = width => ({
    d: SIGNS[kind],
    fill: "none",
    "stroke-width": width,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });
  return s(
    "svg",
    {viewBox: "-9 -9 18 18", width: size, height: size, "aria-hidden": "true", class: "sign"},
    s("path", {...path(5), stroke: "var(--casing)"}),
    s("path", {...path(2), stroke: "var(--ink2)"}),
  );
}

/**
 * Where beside its mark a sign stands, in px: attacks left, movements right, both above.
 * @param {ReportKind} kind
 */
export function signShift(kind) {
  return {x: kind === "attack" ? -20 : 20, y: -16};
}

/**
 * The head of an arrow, turned by so many degrees.
 * @param {number} turn
 */
export function arrowHead(turn) {
  return s(
    "svg",
    {viewBox: "-9 -9 18 18", width: 16, height: 16, "aria-hidden": "true", class: "sign"},
    s("path", {
      d: "M-5-5.5L6 0L-5 5.5L-2 0Z",
      transform: `rotate(${turn.toFixed(1)})`,
      fill: "var(--ink2)",
      stroke: "var(--casing)",
      "stroke-width": 1.5,
      "paint-order": "stroke",
    }),
  );
}
