// The small page, for a frame in another page: heading, bar, key and map, and a line on one place.

const FRAME_PX = 480,
  INERT_PX = 300;

/** Whether the address asks for the small page. */
function asksSmall() {
  const asked = new URLSearchParams(location.search).get("embed");
  return (asked !== null && asked !== "0") || new URLSearchParams(location.hash.slice(1)).has("embed");
}

/** Whether this is the small page: it is asked for, or the frame around has no room for more. */
const small = asksSmall() || (self !== top && innerWidth < FRAME_PX);

function wireSmall() {
  if (!small) return;
  document.documentElement.classList.add("small");
  const strip = h("p.strip-line", {id: "line"});
  document.querySelector("main").append(strip);
  if (innerHeight < INERT_PX) keepStill(document.querySelector(".map"));
}

/** A low map would catch the finger that scrolls past it: it stays still until it is touched. */
function keepStill(holder) {
  const frame = holder.querySelector(".folium-map"),
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
function drawLine() {
  if (!small) return;
  const place = byId.get(view.place),
    whole = h("a", {href: linkTo(), target: "_blank", rel: "noopener"}, t("small_whole")),
    said = place
      ? [
          mark(current(place), 16, place.kind === "site"),
          h("b", {}, nameOf(place)),
          h("span", {role: "status"}, words(current(place).t)),
        ]
      : [h("span.quiet", {}, t("small_hint"))];
  $("line").classList.toggle("about-place", Boolean(place));
  $("line").replaceChildren(...said, whole);
}
