// The page's words: t("key", {name: value}) in the language that the reader has chosen.

let language = null,
  pluralOf = null,
  ownDigits = false;

/** Puts the page's words into a language of `data.languages`, by its code. */
function speak(code) {
  language = {code, ...data.languages[code]};
  pluralOf = new Intl.PluralRules(code);
}

/** A message with its values; one that counts takes the form that its `n` calls for. */
function t(key, values = {}) {
  const found = language.page[key],
    text = typeof found === "string" ? found : found[pluralOf.select(values.n)] ?? found.other;
  return text.replace(/\{(\w+)\}/g, (_, name) =>
    typeof values[name] === "number" ? num(values[name]) : values[name],
  );
}

/** Whether the language has such a message. */
function has(key) {
  return key in language.page;
}

/** Whether the page is read from the right to the left. */
function mirrored() {
  return language.dir === "rtl";
}

/** A text with the digits that the reader has chosen: western ones, or those of the language. */
function digits(text) {
  return ownDigits ? text.replace(/\d/g, digit => t("digits")[digit]) : text;
}

/** A number as the reader writes it. */
function num(value) {
  return ownDigits ? digits(String(value)).replace(".", t("point")) : String(value);
}

/** A name for the middle of a sentence: one of the other direction is kept from moving the rest. */
function iso(name) {
  const other = mirrored() ? /[A-Za-z]/ : /[\u0590-\u08ff]/;
  return other.test(name) ? `\u2068${name}\u2069` : name;
}

/** Several texts in a row: "a, b". */
function listed(texts) {
  return texts.join(t("comma"));
}

/** The list of a table by language that the reader's language has; one without languages is it. */
function inLanguage(table) {
  return Array.isArray(table) ? table : table[language.code] || table.en;
}

/** A text that Python wrote, by its number in `data.words`. */
function words(number) {
  return digits(inLanguage(data.words)[number]);
}

/** What became of a sentence, by its number in `data.verdicts`. */
function verdictWords(number) {
  return inLanguage(data.verdicts)[number];
}

/** The name of a place, a dot or an actor in the reader's language, else its title. */
function nameOf(thing) {
  return thing[language.code] || thing.title;
}

/** What a place is called in the other languages: [[code, dir, name]], without names like its own. */
function otherNames(place) {
  return Object.entries(data.languages)
    .map(([code, {dir}]) => [code, dir, code === "en" ? place.title : place[code]])
    .filter(([code, , name]) => code !== language.code && name && name !== nameOf(place));
}

/** A place's name on the map: in the reader's language, and in the others where they are asked for. */
function mapName(place) {
  const others = view.both ? otherNames(place).map(([, , name]) => `\u2068${name}\u2069`) : [];
  return [nameOf(place), ...others].join(" · ");
}

/** The page's own title and the names that belong to it, in the reader's language. */
function heading() {
  const {title, span, hub} = data,
    insets = data.insets.map(inset => inset.title);
  const found = data.spoken?.[language.code] || {title, span, hub, insets, about: `${title} · ${span}`};
  return {...found, about: digits(found.about)};
}

/** What a kind of place is called; one without a message goes by its own name. */
function typeWords(type) {
  const key = `type_${type.replaceAll(" ", "_")}`;
  return has(key) ? t(key) : type;
}

/** The name of the larger place that a place lies in; empty when there is none. */
function parentOf(place) {
  return typeof place.in === "number" ? words(place.in) : place.in || "";
}

/** Where a place lies from the hub: "Syria · 502 km W"; empty when it lies near. */
function awayOf(place) {
  return typeof place.away === "number" ? words(place.away) : place.away || "";
}
