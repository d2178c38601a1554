// The pictures on the buttons of the time bar, in boxes of 18 units.

import {s} from "./elements.js";

const ICONS = {
  "prev-change": "M13 3L6 9L13 15M3.5 3V15",
  "prev-day": "M11.5 3.5L6 9L11.5 14.5",
  play: "M5 2.5L15 9L5 15.5Z",
  pause: "M4 3H7.5V15H4ZM10.5 3H14V15H10.5Z",
  "next-day": "M6.5 3.5L12 9L6.5 14.5",
  "next-change": "M5 3L12 9L5 15M14.5 3V15",
};

/**
 * The picture on a button.
 * @param {keyof typeof ICONS} name
 */
export function icon(name) {
  return s(
    "svg",
    {viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true"},
    s("path", {d: ICONS[name]}),
  );
}
