// The choice of a mark: colours for light and for dark ground, and a shape; offers that stay apart.

import {h, s} from "../../../render/js/parts/elements.js";
import {SHAPES} from "../../../render/js/parts/shapes.js";
import {say} from "../state/desk.js";
import {sides, textsOf} from "../state/parties.js";
import {choice, field} from "./choices.js";

/** Colours that the fields begin with where a party has none: a native field of a colour is never empty. */
const NO_COLOUR = "#767b80";

/**
 * The fields of a mark; the first radio is what the party has now.
 * @param {string} color its cell: a colour on light ground, and one on dark ground
 * @param {string} pattern
 */
export function markChoice(color, pattern) {
  const [light = NO_COLOUR, dark = light] = textsOf(color),
    shape = choice("pattern", pattern, [["", say("no_mark")], ...sides.shapes.map(name => /** @type {[string, string]} */ ([name, say(`shape_${name}`)]))]),
    onLight = colourInput("color_light", light),
    onDark = colourInput("color_dark", dark),
    preview = h("div.mark-preview", {}),
    draw = () => preview.replaceChildren(...onBothGrounds(onLight.value, onDark.value, shape.value)),
    fields = h(
      "fieldset.mark-choice",
      {},
      h("legend", {}, say("mark")),
      preview,
      offerButtons(offer => {
        [onLight.value, onDark.value, shape.value] = [offer.color[0], offer.color[1] ?? offer.color[0], offer.pattern];
        fields.dispatchEvent(new Event("input", {bubbles: true}));
      }),
      h(
        "div.mark-fields",
        {},
        field(say("shape"), shape),
        field(say("on_light"), onLight),
        field(say("on_dark"), onDark),
      ),
    );
  fields.addEventListener("input", draw);
  draw();
  return fields;
}

/**
 * @param {string} name
 * @param {string} value
 */
function colourInput(name, value) {
  const input = h("input", {name, type: "color"});
  input.value = value;
  return input;
}

/**
 * The colours and shapes that are offered, each on both grounds.
 * @param {(offer: OfferedMark) => void} ontake
 */
function offerButtons(ontake) {
  return h(
    "div.offers",
    {role: "group", "aria-label": say("offered_marks")},
    ...sides.offers.map(offer =>
      h(
        "button.offer",
        {
          "aria-label": say("mark_of", {shape: say(`shape_${offer.pattern}`), light: offer.color[0], dark: offer.color[1] ?? ""}),
          onclick: () => ontake(offer),
        },
        ...onBothGrounds(offer.color[0], offer.color[1] ?? offer.color[0], offer.pattern),
      ),
    ),
  );
}

/**
 * A mark on light and on dark ground, whatever the theme.
 * @param {string} light
 * @param {string} dark
 * @param {string} pattern
 */
export function onBothGrounds(light, dark, pattern) {
  return /** @type {const} */ (["light", "dark"]).map(name => {
    const tile = h("span.ground-tile", {class: `ground-tile ${name}`}, shapeMark(pattern));
    tile.style.setProperty("--ground", sides.ground[name]);
    tile.style.setProperty("--hue", name === "light" ? light : dark);
    return tile;
  });
}

/** @param {string} pattern */
function shapeMark(pattern) {
  return s(
    "svg",
    {viewBox: "-9 -9 18 18", width: 22, height: 22, "aria-hidden": "true"},
    SHAPES[pattern] ? s("path", {d: SHAPES[pattern], class: "of-party"}) : s("path", {d: "M-4 0H4", class: "no-mark"}),
  );
}
