// A locator: a small map on which a point is set, by a press or by the keys of a cursor.

import {h, s} from "../../../render/js/parts/elements.js";
import {edgesOf, lookAround, lookAt, planeOf, reaches, spanWithin} from "../data/plane.js";
import {ask} from "../data/server.js";
import {say} from "../state/desk.js";
import {drawScene} from "./locator_drawing.js";
import {tellError} from "./notice.js";

/**
 * @typedef {import("../data/plane.js").Spot} Spot
 * @typedef {import("../data/plane.js").Look} Look
 * @typedef {import("../data/plane.js").Edges} Edges
 * @typedef {import("./locator_drawing.js").Scene} Scene
 * @typedef {import("./locator_drawing.js").GroundLine} GroundLine
 *
 * @typedef {object} LocatorGiven
 * @property {Scene} scene what is shown; whoever changes it calls `draw`
 * @property {(spot: Spot) => void} onset
 * @property {(factor: number) => void} onradius the radius is wanted larger or smaller
 *
 * @typedef {object} LocatorState
 * @property {LocatorGiven} given
 * @property {SVGElement} picture
 * @property {Look} look
 * @property {{box: Edges, lines: GroundLine[]}} ground
 * @property {boolean} waiting whether ground is asked for
 */

const LOCATOR_HEIGHT = 300,
  /** Share of what is seen by which a key moves the point; with Shift a tenth of that. */
  STEP_SHARE = 1 / 30,
  RADIUS_STEP = 1.5,
  ZOOM_STEP = 2,
  /** Pixels after which a press is a drag. */
  DRAG = 5;

/** Where a locator looks before it knows its ground: a press there would mean nothing. @type {Look} */
const NOWHERE = {lon: 0, lat: 0, span: 90};

/** Ground that was asked for before, so that going from place to place asks seldom. @type {{box: Edges, lines: GroundLine[]}[]} */
const groundsKnown = [];

/**
 * A locator, its element and what can be done with it.
 * @param {LocatorGiven} given
 */
export function locator(given) {
  const picture = s("svg", {"aria-hidden": "true"}),
    /** @type {LocatorState} */
    state = {given, picture, look: NOWHERE, ground: {box: [0, 0, 0, 0], lines: []}, waiting: false},
    canvas = h(
      "div.locator",
      {tabindex: 0, role: "application", "aria-label": say("locator"), "aria-describedby": "locator-keys"},
      picture,
    );
  canvas.addEventListener("keydown", event => pressOnLocator(state, event));
  listenToPointer(state, canvas);
  new ResizeObserver(() => drawLocator(state)).observe(canvas);
  const element = h(
    "div.locator-holder",
    {},
    canvas,
    h(
      "p.locator-zoom",
      {},
      h("button.key", {"aria-label": say("zoom_in"), onclick: () => zoomLocator(state, 1 / ZOOM_STEP)}, "+"),
      h("button.key", {"aria-label": say("zoom_out"), onclick: () => zoomLocator(state, ZOOM_STEP)}, "−"),
    ),
    h("p.quiet", {id: "locator-keys"}, say("locator_keys")),
  );
  return {
    element,
    canvas,
    draw: () => drawLocator(state),
    /** Shows what lies around a spot. @param {Spot} spot @param {number} metres */
    lookAround: (spot, metres) => lookFrom(state, lookAround(spot, metres)),
    /** Shows a box of degrees. @param {Edges} edges */
    lookAt: edges => lookFrom(state, lookAt(edges, widthOfLocator(state) / LOCATOR_HEIGHT)),
    /** Shows the region that the project is about. */
    lookAtAll: () => lookAtAll(state),
  };
}

/** @param {LocatorState} state */
function widthOfLocator({picture}) {
  return Math.max(picture.parentElement?.clientWidth ?? 0, 200);
}

/** @param {LocatorState} state */
function planeOfLocator(state) {
  return planeOf(state.look, widthOfLocator(state), LOCATOR_HEIGHT);
}

/** @param {LocatorState} state */
function drawLocator(state) {
  const width = widthOfLocator(state),
    plane = planeOfLocator(state);
  state.picture.setAttribute("viewBox", `0 0 ${width} ${LOCATOR_HEIGHT}`);
  state.picture.setAttribute("height", String(LOCATOR_HEIGHT));
  state.picture.replaceChildren(...drawScene(plane, width, LOCATOR_HEIGHT, state.ground.lines, state.given.scene));
  fetchGround(state, edgesOf(plane, width, LOCATOR_HEIGHT)).catch(tellError);
}

/**
 * @param {LocatorState} state
 * @param {Look} look
 */
function lookFrom(state, look) {
  state.look = look;
  drawLocator(state);
}

/** @param {LocatorState} state */
async function lookAtAll(state) {
  state.waiting = true;
  try {
    const ground = await ask("ground");
    groundsKnown.push(ground);
    state.ground = ground;
    state.look = lookAt(ground.box, widthOfLocator(state) / LOCATOR_HEIGHT);
  } finally {
    state.waiting = false;
  }
  drawLocator(state);
}

/**
 * Asks for the ground of what is seen, where none that is known reaches so far or is so fine.
 * @param {LocatorState} state
 * @param {Edges} edges
 */
async function fetchGround(state, edges) {
  if (state.waiting || reaches(state.ground.box, edges)) return;
  const known = groundsKnown.find(({box}) => reaches(box, edges));
  if (!known) {
    state.waiting = true;
    const [west, south, east, north] = edges.map(String);
    try {
      groundsKnown.push(await ask("ground", {west, south, east, north}));
    } finally {
      state.waiting = false;
    }
  }
  state.ground = known ?? groundsKnown[groundsKnown.length - 1];
  drawLocator(state);
}

/**
 * @param {LocatorState} state
 * @param {number} factor
 */
function zoomLocator(state, factor) {
  const {point} = state.given.scene,
    about = point ?? state.look;
  lookFrom(state, {lon: about.lon, lat: about.lat, span: spanWithin(state.look.span * factor)});
}

/**
 * @param {LocatorState} state
 * @param {KeyboardEvent} event
 */
function pressOnLocator(state, event) {
  /** @type {Record<string, () => void>} */
  const actions = {
      ArrowLeft: () => stepPoint(state, -1, 0, event.shiftKey),
      ArrowRight: () => stepPoint(state, 1, 0, event.shiftKey),
      ArrowUp: () => stepPoint(state, 0, 1, event.shiftKey),
      ArrowDown: () => stepPoint(state, 0, -1, event.shiftKey),
      Enter: () => stepPoint(state, 0, 0, false),
      "+": () => zoomLocator(state, 1 / ZOOM_STEP),
      "=": () => zoomLocator(state, 1 / ZOOM_STEP),
      "-": () => zoomLocator(state, ZOOM_STEP),
      "[": () => state.given.onradius(1 / RADIUS_STEP),
      "]": () => state.given.onradius(RADIUS_STEP),
    },
    action = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key];
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

/**
 * Moves the point by a step; where there is none, it is set in the middle.
 * @param {LocatorState} state
 * @param {number} across
 * @param {number} up
 * @param {boolean} small
 */
function stepPoint(state, across, up, small) {
  const {point} = state.given.scene;
  if (!point) return state.given.onset({lon: state.look.lon, lat: state.look.lat});
  const plane = planeOfLocator(state),
    step = LOCATOR_HEIGHT * STEP_SHARE * (small ? 0.1 : 1),
    x = plane.x(point.lon) + across * step,
    y = plane.y(point.lat) - up * step,
    spot = {lon: plane.lon(x), lat: plane.lat(y)};
  if (x < 20 || x > widthOfLocator(state) - 20 || y < 20 || y > LOCATOR_HEIGHT - 20)
    state.look = {...spot, span: state.look.span};
  state.given.onset(spot);
}

/**
 * A press sets the point, a drag moves the ground.
 * @param {LocatorState} state
 * @param {HTMLElement} canvas
 */
function listenToPointer(state, canvas) {
  /** @type {{x: number, y: number, look: Look, drags: boolean} | null} */
  let pressed = null;
  canvas.addEventListener("pointerdown", event => {
    if (event.button) return;
    canvas.setPointerCapture(event.pointerId);
    pressed = {x: event.clientX, y: event.clientY, look: state.look, drags: false};
  });
  canvas.addEventListener("pointermove", event => {
    if (!pressed) return;
    const across = event.clientX - pressed.x,
      down = event.clientY - pressed.y;
    pressed.drags ||= Math.hypot(across, down) > DRAG;
    if (!pressed.drags) return;
    const plane = planeOf(pressed.look, widthOfLocator(state), LOCATOR_HEIGHT);
    lookFrom(state, {
      lon: plane.lon(widthOfLocator(state) / 2 - across),
      lat: plane.lat(LOCATOR_HEIGHT / 2 - down),
      span: state.look.span,
    });
  });
  canvas.addEventListener("pointerup", event => {
    const box = canvas.getBoundingClientRect(),
      plane = planeOfLocator(state);
    if (pressed && !pressed.drags && state.look !== NOWHERE)
      state.given.onset({
        lon: plane.lon(event.clientX - box.left - canvas.clientLeft),
        lat: plane.lat(event.clientY - box.top - canvas.clientTop),
      });
    pressed = null;
  });
  canvas.addEventListener("pointercancel", () => {
    pressed = null;
  });
}
