// Messages, numbers and days in a language. A language is an entry of `data.languages` as
// `languageOf` opens it: with its code, its plural rules, and whether its own digits are wanted.

import {ordinal} from "./days.js";

/**
 * Opens a language by its code; `own` asks for its own digits, if it has any.
 * @param {Record<string, LanguageEntry>} languages
 * @param {string} code
 * @param {boolean} [own]
 * @returns {Language}
 */
export function languageOf(languages, code, own = false) {
  const found = languages[code];
  return {code, ...found, plural: new Intl.PluralRules(code), own: own && ownDigitsOf(found)};
}

/**
 * Whether a language has digits of its own.
 * @param {{page: LanguageEntry["page"]}} of
 */
export function ownDigitsOf({page}) {
  return page.digits !== "0123456789";
}

/**
 * A message with its values; one that counts takes the form that its `n` calls for.
 * @param {Language} language
 * @param {string} key
 * @param {Record<string, any>} [values]
 */
export function message(language, key, values = {}) {
  const found = language.page[key],
    text =
      typeof found === "string" ? found : found[language.plural.select(values.n)] ?? found.other;
  return text.replace(/\{(\w+)\}/g, (_, name) =>
    typeof values[name] === "number" ? numberIn(language, values[name]) : values[name],
  );
}

/**
 * A text with the digits that the reader has chosen: western ones, or those of the language.
 * @param {Language} language
 * @param {string} text
 */
export function digitsIn(language, text) {
  return language.own
    ? text.replace(/\d/g, digit => language.page.digits[/** @type {`${number}`} */ (digit)])
    : text;
}

/**
 * A number as the reader writes it.
 * @param {Language} language
 * @param {number | string} value
 */
export function numberIn(language, value) {
  const text = String(value);
  return language.own ? digitsIn(language, text).replace(".", String(language.page.point)) : text;
}

/**
 * "4 November 2016"; without its year "4 November".
 * @param {Language} language
 * @param {Day} day
 * @param {string[]} [months]
 * @param {boolean} [year]
 */
export function dateIn(language, day, months = language.months, year = true) {
  const [y, m, d] = day.split("-").map(Number);
  return `${numberIn(language, d)} ${months[m - 1]}${year ? " " + numberIn(language, y) : ""}`;
}

/**
 * "Friday 4 November 2016"
 * @param {Language} language
 * @param {Day} day
 */
export function dayIn(language, day) {
  // 1 January 1970, day 0, was a Thursday; the weekdays of a language begin with Sunday.
  return `${language.weekdays[(((ordinal(day) + 4) % 7) + 7) % 7]} ${dateIn(language, day)}`;
}

/**
 * A name for the middle of a sentence: one of the other direction is kept from moving the rest.
 * @param {Language} language
 * @param {string} name
 */
export function isolatedIn(language, name) {
  const other = language.dir === "rtl" ? /[A-Za-z]/ : /[\u0590-\u08ff]/;
  return other.test(name) ? `\u2068${name}\u2069` : name;
}

/**
 * The months from one day to another: {day, name, words, short}, the year named where it begins.
 * @param {Language} language
 * @param {Day} first
 * @param {Day} last
 * @returns {Month[]}
 */
export function monthsBetween(language, first, last) {
  const months = [];
  for (let day = first; day <= last;) {
    const [y, m] = day.split("-").map(Number),
      name = language.short[m - 1],
      dated = `${name} ${numberIn(language, y)}`;
    months.push({
      day,
      name,
      words: !months.length || m === 1 ? dated : name,
      short: !months.length || y !== +first.slice(0, 4) ? dated : name,
    });
    day = m === 12 ? `${y + 1}-01-01` : `${y}-${String(m + 1).padStart(2, "0")}-01`;
  }
  return months;
}
