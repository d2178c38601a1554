// The page's address, #d=2016-11-04&p=karama&k=2016-11-05&z=12/36.34/43.20.
// d or a and b: the day or days; k and w: which articles count; f: a filter; p: a place; v: a list;
// q: what is searched for; e: reports; t: a key day; z: where; m: names in both languages; l and n:
// the language and the digits, where they are not those in which the page opens.

import {readHash, strangersIn, whereOf, writeHash, writeWhere} from "../data/address.js";
import {isDay} from "../data/days.js";
import {languageOf} from "../data/words.js";
import {isQuality, QUALITIES} from "../state/filter.js";
import {states} from "../state/states.js";
import {data, noteView, view} from "../state/store.js";
import {tourStops} from "../state/tour.js";
import {applyVersion, isKnowable, versionOf} from "../state/version.js";
import {TABS} from "../state/tabs.js";
import {isolated, listed, t} from "../state/words.js";

/**
 * Brings what is shown to what the address asks for, and says where the map shall look: [zoom, lat,
 * lon], or null. What is wrong in the address is named in the notice.
 * @param {string} hash the fragment of the address, with its #
 */
export function readAddress(hash) {
  /** @param {string} day */
  const inside = day => isDay(day) && data.first <= day && day <= data.last,
    keys = new Set([...states().map(({key}) => key), ...Object.keys(QUALITIES)]);
  /** @type {Parameters<typeof readHash>[1]} */
  const rules = {
    l: code => Object.hasOwn(data.languages, code),
    n: digits => digits === "arab",
    d: inside,
    b: inside,
    a: inside,
    p: place => data.byId.has(place),
    m: names => names === "both",
    k: isKnowable,
    w: name => data.publishers.includes(name),
    f: list => list.split(",").every(key => keys.has(key)),
    e: () => true,
    q: () => true,
  };
  const asked = readHash(hash, rules);
  noteView({...viewOf(asked.values), language: languageIn(asked.values)});
  applyVersion();
  // The key days are those of what counts now.
  /** @type {Parameters<typeof readHash>[1]} */
  const later = {
    t: number => +number > 0 && Boolean(tourStops()[+number - 1]?.day),
    v: name => TABS.includes(name),
    z: text => showsPlaces(whereOf(text)),
  };
  const rest = readHash(hash, later),
    strange = strangersIn(hash, [...Object.keys(rules), ...Object.keys(later), "embed"]);
  const {t: stop, v: tab, z: where} = rest.values;
  if (stop) noteView({tour: +stop, day: tourStops()[+stop - 1].day, from: ""});
  noteView({tab: tab || "day", notice: noticeOf([...asked.wrong, ...rest.wrong, ...strange])});
  if (hash.length > 1) noteView({moved: true});
  return where ? whereOf(where) : null;
}

// From farther away, in degrees, a map would show nothing of what it is about.
const NEAR = 10;

/**
 * Whether the map has something to show there: no place is farther away than `NEAR`.
 * @param {[zoom: number, lat: number, lon: number] | null} where
 */
function showsPlaces(where) {
  if (!where) return false;
  const [, lat, lon] = where,
    drawn = data.places.filter(place => place.at);
  return !drawn.length || drawn.some(({at: [east, north]}) => {
    const across = Math.abs(((((lon - east) % 360) + 540) % 360) - 180);
    return across < NEAR && Math.abs(north - lat) < NEAR;
  });
}

/**
 * What an address asks to show.
 * @param {Record<string, string>} of
 * @returns {Partial<View>}
 */
function viewOf({a, b, d, p, m, k, w, f, e, q}) {
  const filter = f ? f.split(",") : [],
    shown = b || d || view.day,
    // Two days are compared in their order, whichever is named first.
    [from, day] = a ? [a, shown].sort() : ["", shown];
  return {
    day,
    from,
    place: p || null,
    both: m === "both",
    known: k,
    without: versionOf(k, w) < 0 ? "" : w,
    states: new Set(filter.filter(key => !isQuality(key))),
    qualities: new Set(filter.filter(isQuality)),
    events: e === "1",
    tour: 0,
    query: q,
  };
}

/**
 * The language that an address asks for; the one of the moment, if it is that.
 * @param {Record<string, string>} of
 */
function languageIn({l, n}) {
  const wanted = languageOf(data.languages, l || data.lang, n === "arab"),
    {code, own} = view.language;
  return wanted.code === code && wanted.own === own ? view.language : wanted;
}

/**
 * @param {string[]} wrong
 */
function noticeOf(wrong) {
  const quoted = wrong.map(text => t("quoted", {text: isolated(text)}));
  return wrong.length ? t("bad_link", {what: listed(quoted)}) : "";
}

/** What stands behind the # of the address that opens what is shown. */
function hashOf() {
  const {code, own} = view.language;
  const asked = writeHash([
    ...(view.from ? [["a", view.from], ["b", view.day]] : [["d", view.day]]),
    ["p", view.place],
    ["k", view.known],
    ["w", view.without],
    ["f", [...view.states, ...view.qualities]],
    ["e", view.events && "1"],
    ["t", view.tour && String(view.tour)],
    ["v", view.tab !== "day" && view.tab],
    ["q", view.tab === "places" && view.query.trim()],
    ["l", code !== data.lang && code],
    ["n", own && "arab"],
    ["m", view.both && "both"],
  ]);
  return view.looking ? `${asked}&z=${writeWhere(view.looking)}` : asked;
}

/** Writes the address of what is shown, as soon as the reader has moved anything. */
export function writeAddress() {
  if (!view.moved || !view.looking) return;
  const small = new URLSearchParams(location.hash.slice(1)).has("embed") ? "embed&" : "";
  // A sandboxed frame refuses; the page then works without an address of its own.
  try {
    history.replaceState(null, "", `#${small}${hashOf()}`);
  } catch {
    noteView({moved: false});
  }
}

/**
 * The address that opens exactly what is shown, the whole page or the small one.
 * @param {boolean} [small]
 */
export function linkTo(small = false) {
  const url = new URL(location.href);
  url.searchParams.delete("embed");
  if (small) url.searchParams.set("embed", "1");
  url.hash = hashOf();
  return url.href;
}
