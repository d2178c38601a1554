// Stepping from day to day and from change to change, and playing.

import {addDays} from "../data/days.js";
import {showDay} from "../state/actions.js";
import {data, noteView, view} from "../state/store.js";
import {changeAfter, changeBefore} from "../state/version.js";
import {t} from "../state/words.js";
import {$, attributes} from "../parts/elements.js";
import {icon} from "../parts/icons.js";
import {prefersStill} from "../parts/media.js";

/** Milliseconds for which a day is shown at the first speed, and for readers who ask for less motion. */
const PLAY_MS = 600,
  STILL_MS = 1000;

/** The fastest of the speeds; each is twice the one before. */
const MOST_SPEED = 4;

/** Steps in which playing crosses a gap, since nothing changes in it. */
const GAP_STEPS = 4;

/** @type {{timer: any}} */
const play = {timer: 0};

/**
 * Moves the shown day by a number of days, forward or back.
 * @param {number} days
 */
export function stepDays(days) {
  stopPlaying();
  showDay(addDays(view.day, days));
}

/**
 * Goes to the next day with a change, or to the one before.
 * @param {number} direction
 */
export function stepChange(direction) {
  stopPlaying();
  const next = direction > 0 ? changeAfter(view.day) : changeBefore(view.day);
  if (next && (direction > 0 || next >= view.from)) showDay(next);
}

/**
 * Goes to the first or the last day.
 * @param {Day} day
 */
export function goEnd(day) {
  stopPlaying();
  showDay(day);
}

/** Begins to play, or stops. */
export function togglePlaying() {
  if (view.playing) stopPlaying();
  else startPlaying();
}

function startPlaying() {
  if (view.day === data.last) showDay(view.from || data.first);
  noteView({playing: true});
  play.timer = setTimeout(beat, 0);
  drawPlay();
}

function beat() {
  const gap = data.gaps[0].find(one => one.a <= view.day && view.day <= one.b),
    next = addDays(view.day, gap ? Math.ceil(gap.days / GAP_STEPS) : 1);
  showDay(gap && next > gap.b ? addDays(gap.b, 1) : next);
  if (view.day >= data.last) stopPlaying();
  else play.timer = setTimeout(beat, prefersStill() ? STILL_MS : PLAY_MS / view.speed);
}

/** Stops playing. */
export function stopPlaying() {
  clearTimeout(play.timer);
  noteView({playing: false});
  drawPlay();
}

/** Draws the button for playing. */
export function drawPlay() {
  const name = view.playing ? "pause" : "play";
  attributes($("play"), {"aria-label": t(name)}).replaceChildren(icon(name));
}

/** Plays twice as fast, and after the fastest at the first speed again. */
export function nextSpeed() {
  setSpeed(view.speed === MOST_SPEED ? 1 : view.speed * 2);
}

/**
 * Sets the speed, as a multiple of the first one.
 * @param {number} speed
 */
export function setSpeed(speed) {
  noteView({speed: Math.min(MOST_SPEED, Math.max(1, speed))});
  drawSpeed();
}

/** Draws the button for the speed. */
export function drawSpeed() {
  $("speed").textContent = t("speed", {n: view.speed});
}
