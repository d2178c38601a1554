// Days without a report, and what articles report besides control: attacks and displacements. These never
// change a mark; those of the days before are drawn faint.

import {daysBetween} from "../data/days.js";
import {data, view} from "./store.js";
import {articleOf, changesOn, isCounted} from "./version.js";
import {nameOf, namesInRow, t} from "./words.js";

/**
 * The last day up to a given one of which a sentence that counts speaks; "" for none.
 * @param {Day} day
 */
function lastReport(day) {
  /** @param {Day} on */
  const speaks = on => data.sentences[on].some(([article]) => isCounted(data.articles[article]));
  return data.reportDays.findLast(on => on <= day && speaks(on)) || "";
}

/**
 * "No report on this day; last report 9 days before." Nothing for a day with a report.
 * @param {Day} [day]
 */
export function quietWords(day = view.day) {
  const last = lastReport(day);
  if (last === day || changesOn(day).length) return "";
  return last ? t("no_report", {n: daysBetween(last, day)}) : t("no_report_yet");
}

// Days for which a report still stands on the map, faint.
const NEAR_DAYS = 7;

/**
 * The reports of the shown day and of the `NEAR_DAYS` before it; `near` marks the latter.
 * @template {{a: Day, b: Day} & ({number: number} | {numbers: number[]})} T
 * @param {T[]} list
 * @returns {(T & {near: boolean})[]}
 */
function recent(list) {
  return list
    .filter(
      one =>
        one.a <= view.day &&
        daysBetween(one.b, view.day) <= NEAR_DAYS &&
        isCounted(articleOf("number" in one ? one.number : one.numbers[0])),
    )
    .map(one => ({...one, near: one.b < view.day}))
    .sort((one, other) => Number(one.near) - Number(other.near) || (one.b < other.b ? 1 : -1));
}

/**
 * The reports around the shown day; sentences about the same places and days are joined: {kind, numbers, …}.
 * @returns {ReportAround[]}
 */
export function reportsAround() {
  /** @type {(list: ReportAround[], key: (one: ReportAround) => string) => ReportAround[]} */
  const join = (list, key) => {
    const groups = new Map();
    for (const one of list) {
      const of = key(one),
        group = groups.get(of);
      if (group) {
        group.numbers.push(...one.numbers);
        group.places = [...new Set([...group.places, ...one.places])];
      } else groups.set(of, one);
    }
    return [...groups.values()];
  };
  const each = recent(data.happenings).map(one => ({
    ...one,
    numbers: [one.number],
    places: [one.place],
  }));
  const joined = join(each, one => [one.kind, one.a, one.b, data.mentions[one.number].quote].join());
  return join(joined, one => [one.kind, one.a, one.b, ...one.places.map(({id}) => id).sort()].join());
}

/**
 * The movement that a report is about, if its sentences name both origin and goal.
 * @param {{numbers: number[]}} report
 */
export function moveOf(report) {
  return data.movements.find(move => move.numbers.every(number => report.numbers.includes(number)));
}

/**
 * "Samarra and Tikrit", or "Hammam al-Alil to Tal Afar" where a sentence names origin and goal.
 * @param {{numbers: number[], places: Place[]}} report
 */
export function reportPlaces(report) {
  const move = moveOf(report);
  return move ? moveWords(move) : namesInRow(report.places.map(nameOf));
}

/**
 * "Hammam al-Alil to Tal Afar"
 * @param {{origin: Place, goal: Place}} of
 */
export function moveWords({origin, goal}) {
  return t("move_of", {origin: nameOf(origin), goal: nameOf(goal)});
}

/**
 * One sign for each place and kind that can be drawn: {place, kind, near, numbers}.
 * @returns {ReportSign[]}
 */
export function signsToDraw() {
  const found = new Map();
  if (!view.events || view.from) return [];
  for (const {place, kind, near, number} of recent(data.happenings)) {
    if (!place.at || place.layer === "wide") continue;
    const key = place.id + kind,
      one = found.get(key);
    if (one && one.near === near) one.numbers.push(number);
    else if (!one) found.set(key, {place, kind, near, numbers: [number]});
  }
  return [...found.values()];
}

/**
 * The movements to draw, each pair of places once.
 * @returns {ReportMove[]}
 */
export function movesToDraw() {
  const found = new Map();
  for (const move of view.events && !view.from ? recent(data.movements) : []) {
    const key = move.origin.id + move.goal.id;
    if (!found.has(key)) found.set(key, {...move, numbers: [...move.numbers]});
    else found.get(key).numbers.push(...move.numbers);
  }
  return [...found.values()];
}
