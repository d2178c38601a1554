// Elements of the page, made without markup: whatever text they hold stays text.

export const SVG = "http://www.w3.org/2000/svg";

/**
 * Gives an element attributes; those that are false, null or undefined are left out.
 * @template {Element} T
 * @param {T} element
 * @param {Given} given
 * @returns {T}
 */
export function attributes(element, given) {
  for (const [name, value] of Object.entries(given)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "onclick") element.addEventListener("click", value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  return element;
}

/**
 * An SVG element, s("path", {d: …}, …).
 * @param {string} tag
 * @param {Given} [given]
 * @param {...(Node | string)} children
 * @returns {SVGElement}
 */
export function s(tag, given = {}, ...children) {
  const element = attributes(
    /** @type {SVGElement} */ (document.createElementNS(SVG, tag)),
    given,
  );
  element.append(...children);
  return element;
}

/**
 * An HTML element, h("p.quiet", …); strings among the children become text, never markup.
 * @template {string} T
 * @param {T} named
 * @param {Given} [given]
 * @param {...Child} children
 * @returns {ElementOf<T>}
 */
export function h(named, given = {}, ...children) {
  const [tag, name] = named.split("."),
    element = attributes(
      document.createElement(tag),
      tag === "button" ? {type: "button", ...given} : given,
    );
  if (name) element.className = name;
  const shown = children.filter(child => child !== null && child !== undefined && child !== false);
  element.append(.../** @type {(Node | string)[]} */ (shown));
  return /** @type {any} */ (element);
}

/**
 * The first element inside another, or inside the page, that a selector names.
 * @param {ParentNode} holder
 * @param {string} selector
 * @returns {HTMLElement}
 * @throws {Error} when there is none
 */
export function elementIn(holder, selector) {
  const found = holder.querySelector(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return /** @type {HTMLElement} */ (found);
}

/**
 * The element of the page with an id.
 * @param {string} id
 * @returns {any}
 */
export function $(id) {
  return document.getElementById(id);
}
