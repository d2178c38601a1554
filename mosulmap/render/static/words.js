// The page's words: t("key", {name: value}) in the language that the reader has chosen.

let language = null,
  pluralOf = null;

/** Puts the page's words into a language of `data.languages`, by its code. */
function speak(code) {
  language = {code, ...data.languages[code]};
  pluralOf = new Intl.PluralRules(code);
}

/** A message with its values; one that counts takes the form that its `n` calls for. */
function t(key, values = {}) {
  const found = language.page[key],
    text = typeof found === "string" ? found : found[pluralOf.select(values.n)] ?? found.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** The list of a table by language that the reader's language has; one without languages is it. */
function inLanguage(table) {
  return Array.isArray(table) ? table : table[language.code] || table.en;
}

/** A text that Python wrote, by its number in `data.words`. */
function words(number) {
  return inLanguage(data.words)[number];
}

/** What became of a sentence, by its number in `data.verdicts`. */
function verdictWords(number) {
  return inLanguage(data.verdicts)[number];
}

/** The name of a place, a dot or an actor in the reader's language, else its title. */
function nameOf(thing) {
  return thing[language.code] || thing.title;
}
