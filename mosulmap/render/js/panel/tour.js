// The tour of the key days, in the panel.

import {noteView, setView, view} from "../state/store.js";
import {stopQuote, stopTitle, stopWords, tourStops} from "../state/tour.js";
import {changesOn, publishersOf} from "../state/version.js";
import {dayWords, t} from "../state/words.js";
import {$, h} from "../parts/elements.js";
import {openerNow, rememberOpener} from "../parts/focus.js";
import {announceAtRest} from "../parts/live.js";
import {publishers} from "../parts/texts.js";
import {stopPlaying} from "../time/play.js";
import {quotation} from "./evidence.js";

/**
 * "Reported by DW.", its publishers as elements: their names may run the other way.
 * @param {TourStop} of
 * @returns {(Node | string)[]}
 */
function stopSources({day}) {
  const labels = [...new Set(changesOn(day).flatMap(({place}) => publishersOf(place, day)))],
    [before, after] = t("reported_by", {names: "\n"}).split("\n");
  return labels.length ? [` ${before}`, ...publishers(labels), after] : [];
}

/** Begins the tour. */
export function startTour() {
  rememberOpener();
  goToStop(1);
  $("tour-title").focus({preventScroll: true});
}

/**
 * Goes to a stop by its number, from 1 on.
 * @param {number} number
 */
function goToStop(number) {
  const stop = tourStops()[number - 1];
  if (!stop) return;
  stopPlaying();
  const first = changesOn(stop.day).find(({place}) => place.at && place.layer === "main");
  setView(
    {
      ...{tour: number, day: stop.day, from: "", place: null, reports: null, tab: "day"},
      ...{states: new Set(), qualities: new Set(), notice: "", moved: true, allQuotes: false},
    },
    first && {name: "go", place: first.place},
  );
  announceAtRest(() => {
    const text = h("p", {}, stopWords(stop), ...stopSources(stop)).textContent;
    return `${stopTitle(number)}. ${dayWords(stop.day)}. ${text}`;
  });
}

/** Ends the tour; the keyboard goes back to where it began. */
export function leaveTour() {
  const inside = $("tour").contains(document.activeElement);
  setView({tour: 0});
  if (inside) (openerNow() || $("date")).focus();
}

/**
 * The box of the tour above the lists; another day than the stop's ends it.
 * @param {HTMLElement} holder
 */
export function drawTour(holder) {
  const stops = view.tour ? tourStops() : [],
    at = stops.findIndex(({day}) => day === view.day);
  noteView({tour: view.from ? 0 : at + 1});
  document.body.classList.toggle("touring", view.tour > 0);
  holder.hidden = !view.tour;
  if (!view.tour) return holder.replaceChildren();
  const stop = stops[at],
    number = stopQuote(stop),
    focused = holder.contains(document.activeElement) && document.activeElement?.id;
  /** @type {(id: string, words: string, to: number) => HTMLElement} */
  const go = (id, words, to) =>
    h("button", {id, disabled: !stops[to - 1], onclick: () => goToStop(to)}, words);
  const changed = changesOn(stop.day).length;
  holder.replaceChildren(
    h(
      "div.moves",
      {},
      h("h2", {id: "tour-title", tabindex: -1}, stopTitle(view.tour)),
      go("tour-back", t("previous"), view.tour - 1),
      go("tour-next", t("next"), view.tour + 1),
      h("button.link", {id: "tour-leave", onclick: leaveTour}, t("leave")),
    ),
    h("p.phone-only", {}, dayWords(stop.day)),
    h(
      "p.quiet",
      {},
      [...stop.why, changed ? t("changes", {n: changed}) : ""].filter(Boolean).join(" · "),
    ),
    h("p", {}, stopWords(stop), ...stopSources(stop)),
    ...(number === undefined ? [] : quotation(number)),
  );
  if (focused) ($(focused)?.disabled ? $("tour-leave") : $(focused))?.focus({preventScroll: true});
}
