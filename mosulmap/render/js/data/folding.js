// Names as a search compares them. `places.fold` does the same in Python, and both are held against
// the cases of tests/data/folding.json.

const IGNORED = /[\p{M}\s'‘’`´ʿʾʼ‛\-‐‑‒–—]/gu;

/**
 * A name without the differences between spellings: case, accents and other marks on letters,
 * apostrophes, hyphens and spaces.
 * @param {string} text
 */
export function foldedName(text) {
  // An Alif with its Hamza, too, is a letter with a mark: "الأنبار" and "الانبار" are one.
  return text.normalize("NFKD").replace(IGNORED, "").toLowerCase().replaceAll("ı", "i");
}
