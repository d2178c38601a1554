// The small page, for a frame in another page: heading, bar, key and map, and a line on one place.

import {periodOf} from "../state/moment.js";
import {data, noteView, view} from "../state/store.js";
import {nameOf, t, textAt} from "../state/words.js";
import {$, elementIn, h} from "../parts/elements.js";
import {mark} from "../parts/marks.js";
import {linkTo} from "./address.js";

// A frame that is narrower has room for the small page only, in px.
const FRAME_PX = 480;

// A map in a lower frame would catch the finger that scrolls past it, in px.
const INERT_PX = 300;

/** Whether the address asks for the small page. */
function asksSmall() {
  const asked = new URLSearchParams(location.search).get("embed");
  return (asked !== null && asked !== "0") || new URLSearchParams(location.hash.slice(1)).has("embed");
}

/** Makes the page the small one, if it is asked for or the frame around has no room for more. */
export function wireSmall() {
  noteView({small: asksSmall() || (self !== top && innerWidth < FRAME_PX)});
  if (!view.small) return;
  document.documentElement.classList.add("small");
  const strip = h("p.strip-line", {id: "line"});
  elementIn(document, "main").append(strip);
  if (innerHeight < INERT_PX) keepStill(elementIn(document, ".map"));
}

/**
 * A low map would catch the finger that scrolls past it: it stays still until it is touched.
 * @param {HTMLElement} holder
 */
function keepStill(holder) {
  const frame = /** @type {any} */ (holder.querySelector(".folium-map")),
    cover = h("button.cover", {
      "aria-label": t("small_wake"),
      title: t("small_wake"),
      onclick: () => {
        frame.inert = false;
        cover.remove();
        frame.querySelector("button.mark:not([hidden])")?.focus({preventScroll: true});
      },
    });
  frame.inert = true;
  holder.append(cover);
}

/** The line under the small map: the chosen place and its state, and the way to the whole page. */
export function drawLine() {
  if (!view.small) return;
  const place = data.byId.get(view.place),
    whole = h("a", {href: linkTo(), target: "_blank", rel: "noopener"}, t("small_whole")),
    content = place
      ? [
          mark(periodOf(place), 16, place.kind === "site"),
          h("b", {}, nameOf(place)),
          h("span", {role: "status"}, textAt(periodOf(place).t)),
        ]
      : [h("span.quiet", {}, t("small_hint"))];
  $("line").classList.toggle("about-place", Boolean(place));
  $("line").replaceChildren(...content, whole);
}
