// The reader's actions, wherever the button for one is.

import {data, setView, view} from "./store.js";
import {changeBefore, versionOf} from "./version.js";
import {isolated, listed, nameOf, parentOf, t} from "./words.js";

/**
 * Shows a day. Days outside the evidence become its first or last day.
 * @param {Day} day
 */
export function showDay(day) {
  const least = view.from || data.first,
    next = day < least ? least : day > data.last ? data.last : day;
  if (next === view.day) return;
  setView({day: next, notice: "", moved: true, allQuotes: false}, {name: "day"});
}

/**
 * Opens the card of a place, or closes it.
 * @param {string | null} id
 */
export function choosePlace(id) {
  setView({place: id, reports: null, moved: true, allQuotes: false}, {name: "place"});
}

/**
 * Asks which of several places under a finger is meant.
 * @param {Place[]} places
 */
export function chooseAmong(places) {
  if (view.small) choosePlace(places[0].id);
  else setView({place: null}, {name: "among", places});
}

/**
 * Opens the sentences of a report, by the numbers of its mentions.
 * @param {number[]} numbers
 */
export function openReport(numbers) {
  setView({place: null, reports: numbers}, {name: "report"});
}

/**
 * Shows on the map where a place lies that no article names.
 * @param {Dot} dot
 */
export function showDot(dot) {
  const name = listed([nameOf(dot), parentOf(dot)].filter(Boolean).map(isolated)),
    notice = t("dot_notice", {name});
  setView({tab: "day", place: null, reports: null, notice}, {name: "go", place: dot});
}

/**
 * Opens one of the lists.
 * @param {string} name
 */
export function showTab(name) {
  setView({tab: name, place: null, reports: null});
}

/**
 * Adds a key to the filter, or takes it out; `kind` is "states" or "qualities".
 * @param {"states" | "qualities"} kind
 * @param {string} key
 */
export function toggleFilter(kind, key) {
  const keys = new Set(view[kind]);
  if (!keys.delete(key)) keys.add(key);
  setView({[kind]: keys});
}

/** Undoes every filter: all states, all articles, as we know it now. */
export function clearFilter() {
  const states = new Set(),
    qualities = new Set();
  setView({states, qualities, ...evidence("", ""), notice: "", moved: true}, {name: "clear"});
}

/**
 * Shows what is known by a day, on each day, or now; or leaves a source out.
 * @param {string} known
 * @param {string} without
 */
export function chooseEvidence(known, without) {
  setView({...evidence(known, without), notice: "", moved: true});
}

/**
 * Which articles count when these are asked for. Where there is no such version, the last choice is kept
 * and the other one given up.
 * @param {string} known
 * @param {string} without
 * @returns {{known: string, without: string}}
 */
function evidence(known, without) {
  // With years of news the page does not hold every combination (`MOST_VERSIONS` in render/versions.py).
  if (versionOf(known, without) >= 0) return {known, without};
  return known !== view.known ? {known, without: ""} : {known: "", without};
}

/** Starts or ends comparing the shown day with the day of the last change before it. */
export function toggleCompare() {
  const before = changeBefore(view.day) || data.first,
    from = view.from ? "" : before;
  setView({from, place: null, tab: "day", notice: "", moved: true}, {name: "compare"});
}

/**
 * Makes a day the earlier one of the two that are compared.
 * @param {Day} day
 */
export function compareFrom(day) {
  const from = day < data.first ? data.first : day > view.day ? view.day : day;
  if (from !== view.from) setView({from, moved: true});
}

/** Shows or hides reports of attacks and displacements on the map. */
export function toggleReports() {
  setView({events: !view.events, moved: true});
}
