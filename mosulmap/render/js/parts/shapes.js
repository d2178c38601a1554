// The outlines of the marks: shape says who.

/**
 * The shapes by name; the diamond is that of contested places, no party has it.
 * @type {Record<string, string>}
 */
export const SHAPES = {
  circle: "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1 -6 0Z",
  square: "M-5.4-5.4H5.4V5.4H-5.4Z",
  "triangle-up": "M0-7.1L7 5.2H-7Z",
  "triangle-down": "M0 7.1L7-5.2H-7Z",
  "bow-tie": "M-7.3-5.9L0-2.1L7.3-5.9V5.9L0 2.1L-7.3 5.9Z",
  dome: "M-7 3.6A7 7 0 0 1 7 3.6Z",
  diamond: "M0-7.9L7.9 0L0 7.9L-7.9 0Z",
};
