// The card of one place.

import {daysBetween} from "../data/days.js";
import {valueAt} from "../data/lookup.js";
import {isUnknown} from "../data/periods.js";
import {choosePlace} from "../state/actions.js";
import {periodOf} from "../state/moment.js";
import {data, setView, view} from "../state/store.js";
import {articleOf, isCounted} from "../state/version.js";
import {
  awayOf,
  dateWords,
  isolated,
  nameOf,
  num,
  otherNames,
  parentOf,
  t,
  textAt,
  typeWords,
  verdictWords,
} from "../state/words.js";
import {h} from "../parts/elements.js";
import {mark} from "../parts/marks.js";
import {asWritten} from "../parts/texts.js";
import {sentenceWithSource} from "./evidence.js";
import {historyStrip, periodList} from "./history.js";
import {placeButton} from "./rows.js";

/**
 * The card of one place: its state, its history, and every sentence behind the mark.
 * @param {HTMLElement} holder
 * @param {Place} place
 */
export function drawCard(holder, place) {
  const period = periodOf(place),
    source = period.from ? valueAt(data.byId, period.from) : place;
  holder.replaceChildren(
    h(
      "button.link back",
      {id: "back", onclick: () => choosePlace(null)},
      t("back"),
    ),
    h(
      "h2.name",
      {},
      h("span", {dir: "auto"}, nameOf(place)),
      ...otherNames(place).map(([lang, dir, name]) => h("bdi.other", {lang, dir}, name)),
    ),
    h("p.quiet", {}, whereWords(place)),
    place.note && place.kind !== "area" ? asWritten("p.quiet", place.note) : "",
    h(
      "div.verdict",
      {},
      mark(period, 34, place.kind === "site"),
      h(
        "div",
        {},
        h("b", {}, textAt(period.t)),
        h("span.quiet", {}, sinceWords(period)),
      ),
    ),
    historyStrip(place),
    h("h2", {}, t("why")),
    ...reasonsFor(place, period, source),
    h("h2", {}, t("periods")),
    periodList(place),
  );
}

/**
 * What a place is, where it lies, and how exactly that is known.
 * @param {Place} place
 */
function whereWords(place) {
  const kind = typeWords(place.type),
    within = parentOf(place);
  const size = place.unc >= 1000 ? t("km", {n: place.unc / 1000}) : t("metres", {n: place.unc});
  const where = place.at
    ? t(place.est ? "position_estimated" : "position", {size})
    : t("position_unknown");
  return [
    within ? t("type_in", {type: kind, place: isolated(within)}) : kind,
    awayOf(place),
    place.layer === "wide" ? t("not_drawn") : place.kind === "region" ? t("drawn_as_region") : where,
  ]
    .filter(Boolean)
    .join(" · ");
}

/**
 * Since when a state holds, and how old the last word on it is.
 * @param {Period} period
 */
function sinceWords(period) {
  if (period.s === "none") return t("named_nowhere");
  if (period.s === "unknown") return t("nobody_says");
  const age = daysBetween(period.word, view.day);
  return [
    period.q === "confirmed" ? t("confirmed_by") : "",
    period.since < data.first ? t("since_before") : t("since", {day: dateWords(period.since)}),
    age <= 0 ? t("for_this_day") : t("last_word", {n: age}),
  ]
    .filter(Boolean)
    .join(" · ");
}

/**
 * Numbered reasons, oldest first; the last number is the rule.
 * @param {Place} place
 * @param {Period} period
 * @param {Place} source
 */
function reasonsFor(place, period, source) {
  const quotes = quotesFor(place, period, source),
    others = unusedQuotes(place, period, quotes);
  // Of many only the last ones stand there at first; a dispute is shown whole.
  const many = quotes.length > MOST_QUOTES && !view.allQuotes && !period.dis,
    hidden = many ? quotes.length - MOST_QUOTES : 0,
    list = [...quotes.slice(hidden), ...others].map(([number, verdict]) =>
      sentenceWithSource(number, verdict),
    );
  const items = [...list, [h("p", {}, textAt(period.r))]].map((content, i) =>
    h(
      "li",
      {},
      h("span.num", {"aria-hidden": "true"}, num(hidden + i + 1)),
      h("div", {}, ...content),
    ),
  );
  const named = isUnknown(period) && !others.length ? place.named.filter(isCountedNumber) : [];
  return [
    ...(period.from && source !== place ? [fromLargerPlace(period, source)] : []),
    ...(hidden ? [earlierButton(hidden)] : []),
    h("ol.why", {}, ...items),
    ...doubtsAbout(period),
    ...(named.length ? [h("h2", {}, t("named_where"))] : []),
    ...named.map(number => h("div", {}, ...sentenceWithSource(number))),
  ];
}

/** Sentences that a card shows at first: about what fits on a screen; a button shows the others. */
const MOST_QUOTES = 6;

/**
 * @param {number} number
 */
function isCountedNumber(number) {
  return isCounted(articleOf(number));
}

/**
 * The sentences that decide, as [[mention, verdict in words]]; those about the larger place come first.
 * @param {Place} place
 * @param {Period} period
 * @param {Place} source
 * @returns {[number, string][]}
 */
function quotesFor(place, period, source) {
  const owners = isUnknown(period) || source === place ? [place] : [source, place];
  const quotes = owners.flatMap(owner =>
    owner.evidence
      .filter(([number, from]) => from <= view.day && isCountedNumber(number))
      .map(([number]) => quoteFor(owner, period, number)),
  );
  // Of a dispute both words come first, in the order of the mark's halves.
  if (period.dis)
    quotes.sort(
      ([one], [other]) => Number(period.m.includes(other)) - Number(period.m.includes(one)),
    );
  return quotes;
}

/**
 * The sentences about a place of which nothing can be said, as far as they stand in no list yet.
 * @param {Place} place
 * @param {Period} period
 * @param {[number, string][]} quotes
 * @returns {[number, string][]}
 */
function unusedQuotes(place, period, quotes) {
  if (!isUnknown(period) || !period.m) return [];
  return period.m
    .filter(number => !quotes.some(([other]) => other === number))
    .map(number => [number, textAt(period.b ?? 0)]);
}

/**
 * "Taken from Mosul", with the way to its card.
 * @param {Period} period
 * @param {Place} source
 */
function fromLargerPlace(period, source) {
  const [before, after] = t(period.inh ? "taken_from" : "lies_in", {place: "\n"}).split("\n"),
    name = h("bdi", {}, nameOf(source));
  return h("p.quiet", {}, before, h("button.link", {onclick: () => choosePlace(source.id)}, name), after);
}

/**
 * @param {number} hidden
 */
function earlierButton(hidden) {
  return h("button.link", {onclick: () => setView({allQuotes: true})}, t("show_earlier", {n: hidden}));
}

/**
 * @param {Period} period
 * @returns {HTMLElement[]}
 */
function doubtsAbout(period) {
  const doubts = [...(period.d || [])].map(textAt);
  if (period.old) doubts.push(t("word_age", {n: daysBetween(period.word, view.day)}));
  if (!doubts.length) return [];
  return [
    h("h2", {}, t("doubts")),
    h("ul.doubts", {}, ...doubts.map(doubt => h("li", {}, doubt))),
  ];
}

/**
 * @param {Place} owner
 * @param {Period} period
 * @param {number} number
 * @returns {[number, string]}
 */
function quoteFor(owner, period, number) {
  return [number, becameWords(owner, period, number)];
}

/**
 * The verdict on a sentence about a place in a period, in words.
 * @param {Place} owner
 * @param {Period} period
 * @param {number} number
 */
function becameWords(owner, period, number) {
  const signs = periodOf(owner).v || "",
    sign = parseInt(signs[owner.evidence.findIndex(([one]) => one === number)] || "0", 36);
  // What decides on the larger place is handed down to this one.
  return sign === 1 && period.inh && period.b ? textAt(period.b) : verdictWords(sign);
}

/**
 * The card that asks which of several places under a finger is meant.
 * @param {HTMLElement} holder
 * @param {Place[]} places
 */
export function drawAmong(holder, places) {
  holder.replaceChildren(
    h("button.link back", {id: "back", onclick: () => choosePlace(null)}, t("back")),
    h("h2.name", {}, t("places_here", {n: places.length})),
    h("ul.rows", {}, ...places.map(place => h("li", {}, placeButton(place)))),
  );
}
