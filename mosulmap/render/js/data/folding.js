// Names as a search compares them. `letters.sought` does the same in Python, and both are held against
// the cases of tests/data/folding.json.

const IGNORED = /[\p{M}\p{Cf}\u0640ء\s'‘’`´ʿʾʼ‛\-‐‑‒–—]/gu;

/** Letters that people type for each other; the digits of Arabic and Persian. */
const ALIKE = new Map([
  ...["ةه", "ىي", "یي", "کك", "ٱا", "ıi"].map(pair => /** @type {[string, string]} */ ([...pair])),
  ...["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"].flatMap(digits =>
    [...digits].map((digit, value) => /** @type {[string, string]} */ ([digit, String(value)])),
  ),
]);

/**
 * A name without the differences between spellings: case, accents and other marks on letters,
 * apostrophes, hyphens, spaces, what is not seen, and letters and digits typed for each other.
 * @param {string} text
 */
export function foldedName(text) {
  // An Alif with its Hamza, too, is a letter with a mark: "الأنبار" and "الانبار" are one.
  const bare = text.normalize("NFKD").replace(IGNORED, "").toLowerCase();
  return [...bare].map(letter => ALIKE.get(letter) ?? letter).join("");
}
