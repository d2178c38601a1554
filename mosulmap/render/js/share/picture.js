// The shown day as a picture that needs no page around it: date, key, map and sources are drawn in it.

import {firstOf} from "../data/lookup.js";
import {states} from "../state/states.js";
import {data, lookedAt, view} from "../state/store.js";
import {warnings} from "../state/warnings.js";
import {mirrored} from "../state/words.js";
import {$, attributes, elementIn, h, s, SVG} from "../parts/elements.js";
import {markDefinitions, markGroup} from "../parts/marks.js";
import {penOf} from "../parts/pen.js";
import {textWidth} from "../parts/text_width.js";
import {mapDrawing} from "../map/drawing.js";
import {drawInset, INSET_WIDE} from "../map/insets.js";
import {howToRead} from "../map/legend.js";
import {limitWords, sheetNotes} from "./notes.js";
import {saveFile} from "./table.js";

const SHEET = {wide: 1200, edge: 24, column: INSET_WIDE, tall: 640, scale: 2};

// The values of the page's style are written into each element, so that the file needs no style sheet.
const DRAWN_BY = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"],
  ...["stroke-linecap", "stroke-linejoin", "paint-order", "text-anchor", "direction", "opacity"],
  ...["font-family", "font-size", "font-style", "font-weight", "letter-spacing", "text-transform"],
];

/**
 * A text in lines of at most `wide` px.
 * @param {string} text
 * @param {number} wide
 * @param {number} weight
 * @param {number} size
 */
function linesOf(text, wide, weight, size) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1],
      longer = last ? `${last} ${word}` : word;
    if (last && textWidth(longer, weight, size) > wide) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** The shown day as one svg element: date, key, map, smaller maps, sources. */
function daySheet() {
  const {wide, edge, column, tall} = SHEET,
    right = mirrored(),
    mapWide = wide - 2 * edge - column - 12;
  const svg = s("svg", {class: "sheet", direction: view.language.dir, lang: view.language.code});
  let y = edge;
  // The sheet is written from its beginning side, and read from there.
  /** @param {number} x */
  const from = x => (right ? wide - x : x);
  /** @type {(part: string, text: string, high: number, weight?: number, size?: number) => void} */
  const write = (part, text, high, weight = 400, size = 13) => {
    for (const line of linesOf(text, wide - 2 * edge, weight, size)) {
      y += high;
      svg.append(s("text", {class: `sheet-${part}`, x: from(edge), y}, line));
    }
  };
  write("about", $("about").textContent, 14);
  write("date", $("date").textContent, 34, 650, 28);
  y += 4;
  write("body", [$("summary").textContent, limitWords(), ...warnings()].filter(Boolean).join(" "), 20, 400, 14);
  y = drawSheetKey(svg, y + 10, from);
  const top = y + 10,
    {center, zoom, size} = lookedAt(),
    columnX = right ? edge : wide - edge - column,
    low = drawColumn(svg, columnX, top),
    high = Math.max(tall, low - top),
    closer = Math.log2(Math.min(mapWide / size.x, high / size.y));
  const drawing = mapDrawing(mapWide, high, zoom + closer, center);
  svg.append(attributes(drawing, {x: right ? edge + column + 12 : edge, y: top}));
  y = top + high + 4;
  for (const text of sheetNotes()) write("note", text, 16, 400, 11.5);
  y += edge;
  svg.prepend(
    s("title", {}, document.title),
    ...markDefinitions().childNodes,
    s("rect", {class: "page", width: wide, height: y}),
  );
  return attributes(svg, {width: wide, height: y, viewBox: `0 0 ${wide} ${y}`});
}

/**
 * The states with their counts, wrapped; returns how far down they reach.
 * @param {SVGElement} svg
 * @param {number} top
 * @param {(x: number) => number} from
 */
function drawSheetKey(svg, top, from) {
  let x = SHEET.edge,
    y = top + 14;
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#key > .state"))) {
    const words = [...button.querySelectorAll(":scope > span")].map(part => part.textContent).join(" "),
      long = textWidth(words, 400, 13) + 48;
    if (x + long > SHEET.wide - SHEET.edge) [x, y] = [SHEET.edge, y + 24];
    const {state} = firstOf(states(), ({key}) => key === button.dataset.key);
    svg.append(
      s("g", {transform: `translate(${from(x + 8)} ${y - 4.5}) scale(.89)`}, markGroup(state, 16)),
      s("text", {class: "sheet-key", x: from(x + 23), y}, words),
    );
    x += long;
  }
  return y + 4;
}

/**
 * The smaller maps and the explanation of the marks, one below the other.
 * @param {SVGElement} svg
 * @param {number} x
 * @param {number} top
 */
function drawColumn(svg, x, top) {
  const right = mirrored(),
    begin = right ? x + SHEET.column : x;
  let y = top;
  /** @param {string} words */
  const title = words => svg.append(s("text", {class: "sheet-title", x: begin, y: (y += 16)}, words));
  for (const inset of data.insets) {
    const [heading, drawn] = drawInset(inset),
      tall = Number(drawn.getAttribute("height"));
    title(heading.textContent);
    const ground = s("rect", {class: "land", width: SHEET.column, height: tall});
    drawn.prepend(ground);
    svg.append(attributes(drawn, {x, y: y + 8, overflow: "hidden"}));
    y += tall + 16;
  }
  const how = howToRead();
  title(elementIn(how, "h2").textContent);
  y += 8;
  for (const row of how.querySelectorAll("li")) {
    const lines = linesOf(row.textContent, SHEET.column - 50, 400, 12);
    row.querySelectorAll("svg").forEach((mark, i, all) => {
      const at = (all.length > 1 ? 0 : 10) + i * 21;
      svg.append(attributes(mark, {x: right ? begin - at - 18 : x + at, y}));
    });
    for (const line of lines)
      svg.append(s("text", {class: "sheet-how", x: right ? begin - 48 : x + 48, y: (y += 15) - 2}, line));
    y += 6;
  }
  return y;
}

/**
 * Writes into each element what the page's style makes of it; names of the page's own go.
 * @param {SVGElement} svg
 */
function standAlone(svg) {
  const holder = h("div.sr", {"aria-hidden": "true"}, svg);
  document.body.append(holder);
  /** @param {Element} element */
  const styleOf = element => {
    const style = getComputedStyle(element);
    return Object.fromEntries(DRAWN_BY.map(name => [name, style.getPropertyValue(name)]));
  };
  const elements = [svg, ...svg.querySelectorAll("*")],
    found = elements.map(element => /** @type {const} */ ([element, styleOf(element)]));
  const styles = /** @type {Map<any, Record<string, string>>} */ (new Map(found));
  for (const [element, style] of found) {
    const above = styles.get(element.parentNode) || {};
    for (const name of DRAWN_BY) {
      const value = style[name].replaceAll(/url\("([^"]*)"\)/g, "url($1)");
      if (name === "opacity" ? value === "1" : style[name] === above[name]) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    for (const name of ["class", "tabindex", "role", "aria-label", "data-spot", "focusable"])
      element.removeAttribute(name);
    if (style["text-transform"] === "uppercase") element.textContent = element.textContent.toUpperCase();
    element.removeAttribute("text-transform");
  }
  holder.remove();
  return attributes(svg, {xmlns: SVG});
}

/** The shown day as the text of an SVG file. */
function dayPicture() {
  const text = new XMLSerializer().serializeToString(standAlone(daySheet()));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}

/**
 * Hands the shown day to the reader as "svg" or "png".
 * @param {"svg" | "png"} kind
 */
export async function savePicture(kind) {
  const text = dayPicture();
  if (kind === "svg") return saveFile(new Blob([text], {type: "image/svg+xml"}), kind);
  const image = new Image(),
    canvas = h("canvas", {});
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  canvas.width = image.width * SHEET.scale;
  canvas.height = image.height * SHEET.scale;
  penOf(canvas).drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob(blob => blob && saveFile(blob, kind), "image/png");
}
