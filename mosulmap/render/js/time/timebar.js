// The time bar: a native range input carries focus and value; the drawing lies over it.

import {addDays} from "../data/days.js";
import {chooseEvidence, compareFrom, showDay} from "../state/actions.js";
import {data, view} from "../state/store.js";
import {changeDays, changesOn, evidenceKey, knownDay, lastPublished} from "../state/version.js";
import {dateWords, dayWords, listed, mirrored, rightwards, t} from "../state/words.js";
import {$, attributes, s} from "../parts/elements.js";
import {isPhone} from "../parts/media.js";
import {drawAxis} from "./axis.js";
import {makeScale, nearestStop} from "./scale.js";

/** The heights of the rows of the axis, in px: on a phone, elsewhere, and on a phone's side. */
const ROWS_PHONE = {base: 34, tall: 18, change: 43, span: 68, sheet: 73, month: 97, end: 87, top: 14},
  ROWS_WIDE = {base: 44, tall: 24, change: 53, span: 80, sheet: 84, month: 108, end: 98, top: 14},
  // There is height for the bars only: what lies below them is out of sight.
  ROWS_LOW = {change: 200, span: 200, sheet: 200, month: 200, end: 44};

/** Under this height of the plot, in px, the rows are low; under this width there is no axis. */
const LOW_PX = 70,
  LEAST_WIDE_PX = 50;

/** What the names of the rows take before the axis, in px, where they are shown. */
const NAMES_PX = 66;

/** Pixels within which a finger, which is broad, snaps to a day with changes; buttons reach the others. */
const STICK_PX = 6;

/**
 * Makes the time bar: redraw() redraws the axis, update() moves the handles to the shown days.
 * @param {HTMLElement} plot
 * @param {HTMLInputElement} slider
 */
export function makeTimebar(plot, slider) {
  const bar = new Timebar(plot, slider);
  new ResizeObserver(() => bar.redraw()).observe(plot);
  return bar;
}

class Timebar {
  /**
   * @param {HTMLElement} plot
   * @param {HTMLInputElement} slider
   */
  constructor(plot, slider) {
    this.plot = plot;
    this.slider = slider;
    this.drawn = /** @type {Scale | null} */ (null);
    this.drawnFor = "";
    this.dragging = false;
    this.from = $("slider-a");
    this.known = $("slider-known");
    this.handle = pentagon("handle", grips(), letter("day_b"));
    this.other = pentagon("handle other", letter("day_a"));
    this.column = s("rect", {fill: "var(--ink)", opacity: 0.13});
    this.wireDay();
    this.wireExtras();
    this.wirePresses();
  }

  /** How far from the edge the axis begins, in px. */
  get left() {
    return isPhone() ? 0 : NAMES_PX;
  }

  /**
   * The scale of the axis.
   * @throws {Error} while there is none
   */
  get scale() {
    if (!this.drawn) throw new Error("the time bar has no axis yet");
    return this.drawn;
  }

  redraw() {
    const {plot, left, column, other, handle} = this,
      compact = isPhone(),
      whole = plot.clientWidth,
      width = whole - left - (compact ? 0 : 6);
    if (width < LEAST_WIDE_PX) return;
    const rows = {
      ...(compact ? ROWS_PHONE : ROWS_WIDE),
      ...(plot.clientHeight < LOW_PX ? ROWS_LOW : {}),
    };
    /** @type {Scale["seen"]} */
    const seen = mirrored() ? (x, wide = 0) => whole - x - wide : x => x,
      scale = {...makeScale(data.first, data.last, data.gaps[0], width), seen};
    this.drawn = scale;
    this.drawnFor = evidenceKey();
    plot.querySelector("svg")?.remove();
    plot.append(drawAxis(scale, rows, left, compact, column, [other, handle]));
    this.fitInput(this.slider, 44, width);
    this.fitInput(this.from, 20, width);
    this.fitInput(this.known, 24, width);
    this.update();
  }

  /**
   * Lays an input over the axis, so that the middle of its thumb, `thumb` px wide, is on the day.
   * @param {HTMLInputElement} input
   * @param {number} thumb
   * @param {number} width
   */
  fitInput(input, thumb, width) {
    const {left, scale} = this;
    Object.assign(input.style, {
      insetInlineStart: `${left + scale.step / 2 - thumb / 2}px`,
      width: `${width - scale.step + thumb}px`,
    });
    input.max = String(scale.stops.length - 1);
  }

  update() {
    if (!this.drawn) return;
    if (this.drawnFor !== evidenceKey()) return this.redraw();
    this.updateFrom();
    this.updateKnown();
    this.updateDay();
  }

  /**
   * Where a handle for a day stands.
   * @param {Day} day
   */
  place(day) {
    const {scale, left} = this;
    return `translate(${scale.seen(left + scale.x(day)).toFixed(1)}px, 17px)`;
  }

  updateFrom() {
    const {plot, from, other, scale} = this;
    plot.classList.toggle("two", Boolean(view.from));
    from.hidden = !view.from;
    if (!view.from) return;
    other.style.transform = this.place(view.from);
    from.value = nearestStop(scale, view.from);
    from.setAttribute("aria-valuetext", dayWords(view.from));
  }

  updateKnown() {
    const {known, scale} = this,
      until = knownDay(),
      words = until ? t("known_by", {day: dateWords(until)}) : t("nothing_known");
    known.hidden = isPhone() || data.knowable.length < 2;
    if (until) known.value = nearestStop(scale, until < data.first ? data.first : until);
    known.setAttribute("aria-valuetext", words);
  }

  updateDay() {
    const {slider, handle, column, scale, left} = this,
      wide = Math.max(4, scale.step),
      begin = left + scale.x(view.day) - wide / 2,
      changes = changesOn(view.day).length;
    handle.classList.toggle("steps", this.dragging || view.playing);
    handle.style.transform = this.place(view.day);
    attributes(column, {x: scale.seen(begin, wide).toFixed(1), width: wide});
    slider.value = String(nearestStop(scale, view.day));
    slider.setAttribute(
      "aria-valuetext",
      listed([dayWords(view.day), changes ? t("changes", {n: changes}) : t("no_change")]),
    );
  }

  wireDay() {
    const {slider} = this;
    let finger = false;
    slider.addEventListener("pointerdown", event => {
      finger = event.pointerType === "touch";
    });
    slider.addEventListener("pointermove", event => {
      this.dragging = event.buttons > 0;
    });
    slider.addEventListener("pointerup", () => {
      this.dragging = false;
    });
    slider.addEventListener("input", () => {
      const {scale} = this,
        day = scale.stops[/** @type {`${number}`} */ (slider.value)],
        isNear = (/** @type {Day} */ change) => Math.abs(scale.x(change) - scale.x(day)) <= STICK_PX;
      showDay((finger && changeDays().find(isNear)) || day);
    });
  }

  /** The handles of the earlier day and of what is known, which changes with an article only. */
  wireExtras() {
    const {from, known} = this,
      {knowable} = data;
    from.addEventListener("input", () => compareFrom(this.scale.stops[from.value]));
    onArrows(from, by => compareFrom(addDays(view.from, by)));
    /** @param {Day} day */
    const know = day => chooseEvidence(day, view.without);
    known.addEventListener("input", () => {
      const day = this.scale.stops[known.value];
      know(knowable.findLast(one => one <= day) || knowable[0]);
    });
    onArrows(known, by => {
      const at = knowable.indexOf(lastPublished(knownDay())) + by;
      know(knowable[Math.max(0, Math.min(knowable.length - 1, at))]);
    });
  }

  /** A press beside the handle, too, jumps to the day under it: a native thumb would only be held. */
  wirePresses() {
    let down = 0;
    this.slider.addEventListener("pointerdown", event => {
      down = event.clientX;
    });
    this.slider.addEventListener("click", event => {
      const dragged = Math.abs(event.clientX - down) > 3;
      if (!event.detail || dragged || event.pointerType === "touch") return;
      const day = this.dayAt(event.clientX);
      if (day) showDay(day);
    });
  }

  /**
   * @param {number} clientX
   */
  dayAt(clientX) {
    const {plot, scale, left} = this,
      across = scale.seen(clientX - plot.getBoundingClientRect().left) - left;
    return scale.stops[Math.floor(across / scale.step)];
  }
}

/**
 * Makes the arrow keys of an input step by days, to the side that the arrow points to on the screen.
 * @param {HTMLElement} input
 * @param {(by: number) => void} act
 */
function onArrows(input, act) {
  input.addEventListener("keydown", event => {
    const on = rightwards(),
      by = {ArrowLeft: -on, ArrowDown: -1, ArrowRight: on, ArrowUp: 1}[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    act(by);
  });
}

function grips() {
  return s("path", {d: "M-2.5-13V-8M2.5-13V-8", stroke: "var(--page)", "stroke-width": 1.5});
}

/**
 * @param {string} key
 */
function letter(key) {
  return s("text", {class: "letter", "text-anchor": "middle", y: -5, "data-say": key}, t(key));
}

/**
 * @param {string} name
 * @param {...(Node | string)} inside
 */
function pentagon(name, ...inside) {
  return s("g", {class: name}, s("path", {d: "M-8-16H8V-6L0 2L-8-6Z", fill: "var(--ink)"}), ...inside);
}
