// Texts by code points, as the tables count them, and what lies where in them.

/**
 * @typedef {{start: number, end: number, kind: string, id?: string}} Span code points of a text
 * @typedef {{start: number, end: number, spans: Span[]}} Piece a piece of a text and all that covers it
 */

/**
 * A text cut where a span begins or ends.
 * @param {number} length in code points
 * @param {Span[]} spans
 * @returns {Piece[]}
 */
export function piecesOf(length, spans) {
  const inside = spans.filter(({start, end}) => 0 <= start && start < end && end <= length),
    edges = new Set([0, length, ...inside.flatMap(({start, end}) => [start, end])]),
    cuts = [...edges].sort((one, other) => one - other);
  return cuts.slice(1).map((end, number) => {
    const start = cuts[number];
    return {start, end, spans: inside.filter(span => span.start <= start && end <= span.end)};
  });
}

/**
 * Where some words stand in a text: the find that begins nearest to a point; null where there is none.
 * @param {string[]} letters the code points of the text
 * @param {string} words
 * @param {number} near
 */
export function findWords(letters, words, near) {
  const wanted = Array.from(words);
  let found = -1;
  if (!wanted.length) return null;
  for (let at = 0; at + wanted.length <= letters.length; at++)
    if (wanted.every((letter, number) => letters[at + number] === letter))
      if (found < 0 || Math.abs(at - near) < Math.abs(found - near)) found = at;
  return found < 0 ? null : {start: found, end: found + wanted.length};
}

/**
 * How a sentence was read, from the note of a proposal: its frame, and the roles with their words.
 *
 * The note says `rule: take control; agent "Iraqi forces"; object "Karama"; and remarks`.
 * @param {string} note
 */
export function readingOf(note) {
  const parts = note.split("; "),
    frame = parts.find(part => part.startsWith("rule: "))?.slice("rule: ".length) ?? "",
    roles = parts.flatMap(part => {
      const match = /^([a-z ]+) "(.*)"$/.exec(part);
      return match ? [{role: match[1], words: match[2]}] : [];
    }),
    remarks = parts.filter(
      part => part && !part.startsWith("rule: ") && !/^[a-z ]+ ".*"$/.test(part),
    );
  return {frame, roles, remarks};
}
