// The page's address, #d=2016-11-04&p=karama&k=2016-11-05&z=12/36.34/43.20.
// d or a and b: the day or days; k and w: which articles count; f: a filter; p: a place; v: a list;
// q: what is searched for; e: reports; t: a key day; z: where; m: names in both languages; l and n:
// the language and the digits, where they are not those in which the page opens.

import {readHash, whereOf, writeHash, writeWhere} from "../data/address.js";
import {isDay} from "../data/days.js";
import {languageOf} from "../data/words.js";
import {QUALITIES} from "../state/filter.js";
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
  const asked = readHash(hash, {
    l: code => code in data.languages,
    n: digits => digits === "arab",
    d: inside,
    b: inside,
    a: (from, {b, d}) => inside(from) && from <= (b || d || view.day),
    p: place => data.byId.has(place),
    m: names => names === "both",
    k: isKnowable,
    w: name => data.publishers.includes(name),
    f: list => list.split(",").every(key => keys.has(key)),
    e: () => true,
    q: () => true,
  });
  noteView({...viewOf(asked.values), language: languageIn(asked.values)});
  applyVersion();
  // The key days are those of what counts now.
  const rest = readHash(hash, {
    t: number => +number > 0 && Boolean(tourStops()[+number - 1]?.day),
    v: name => TABS.includes(name),
    z: text => Boolean(whereOf(text)),
  });
  const {t: stop, v: tab, z: where} = rest.values;
  if (stop) noteView({tour: +stop, day: tourStops()[+stop - 1].day, from: ""});
  noteView({tab: tab || "day", notice: noticeOf([...asked.wrong, ...rest.wrong])});
  if (hash.length > 1) noteView({moved: true});
  return where ? whereOf(where) : null;
}

/**
 * What an address asks to show.
 * @param {Record<string, string>} of
 * @returns {Partial<View>}
 */
function viewOf({a, b, d, p, m, k, w, f, e, q}) {
  const filter = f ? f.split(",") : [];
  return {
    day: b || d || view.day,
    from: a,
    place: p || null,
    both: m === "both",
    known: k,
    without: versionOf(k, w) < 0 ? "" : w,
    states: new Set(filter.filter(key => !QUALITIES[key])),
    qualities: new Set(filter.filter(key => QUALITIES[key])),
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
