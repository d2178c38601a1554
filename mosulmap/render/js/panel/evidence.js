// A sentence behind a mark, and whose it is.

import {data} from "../state/store.js";
import {dateShort, dateWords, isolated, publishedOn, t, textAt} from "../state/words.js";
import {copy} from "../parts/clipboard.js";
import {h} from "../parts/elements.js";
import {mark} from "../parts/marks.js";
import {asWritten, publishers} from "../parts/texts.js";

/**
 * Where a sentence has the name of a mention's place, and where its date: [[start, end, tag]].
 * @param {string} quote
 * @param {Mention} of
 * @returns {[from: number, to: number, tag: string][]}
 */
function spansOf(quote, {mark, of, phrase}) {
  /** @type {(text: string, tag: string) => [number, number, string]} */
  const found = (text, tag) => [quote.indexOf(text), quote.indexOf(text) + text.length, tag];
  return [mark ? [...mark, "mark"] : found(of.title, "mark"), ...(phrase ? [found(phrase, "u")] : [])];
}

/**
 * One sentence: what it says, the words with toponym and date marked, its source, its verdict.
 * @param {number} number
 * @param {string} [verdict]
 * @returns {(Node | string)[]}
 */
export function sentenceWithSource(number, verdict = "") {
  const mention = data.mentions[number],
    article = data.articles[mention.article],
    quote = data.quoteOf(mention.quote);
  const says = !mention.s
    ? ""
    : h("p.says", {}, mark(mention, 16), textAt(mention.says));
  const text = h(
    "blockquote.q",
    {lang: "en", dir: "ltr"},
    ...highlighted(quote, mention),
  );
  const link = article.url
    ? h("a", {href: article.url, target: "_blank", rel: "noopener noreferrer"}, t("open_article"))
    : null;
  return [
    says,
    text,
    h(
      "p.cite",
      {},
      h("bdi.by", {}, article.label),
      t("comma"),
      [publishedOn(article), textAt(mention.when)].filter(Boolean).join(" · "),
    ),
    h(
      "p.cite",
      {},
      mention.who ? t("word_of", {who: claimantOf(mention)}) + " · " : "",
      h(
        "button.link",
        {
          onclick: (/** @type {{currentTarget: HTMLElement}} */ event) =>
            copy(citation(mention), event.currentTarget),
        },
        t("copy"),
      ),
      link ? " · " : "",
      link,
    ),
    mention.note ? asWritten("p.cite", mention.note) : "",
    verdict ? h("p.became", {}, verdict) : "",
  ];
}

/**
 * Whose words they are.
 * @param {Mention} of
 */
function claimantOf({who}) {
  return isolated(typeof who === "number" ? textAt(who) : who || "");
}

/**
 * A sentence with the words marked that name the place and the date.
 * @param {string} quote
 * @param {Mention} mention
 * @returns {(Node | string)[]}
 */
function highlighted(quote, mention) {
  const spans = spansOf(quote, mention).sort((a, b) => a[0] - b[0]),
    parts = [];
  let at = 0;
  for (const [from, to, tag] of spans) {
    if (from < at) continue;
    parts.push(quote.slice(at, from), h(tag, {}, quote.slice(from, to)));
    at = to;
  }
  return [...parts, quote.slice(at)];
}

/**
 * A sentence with its source, as one cites it.
 * @param {Mention} mention
 */
function citation(mention) {
  const article = data.articles[mention.article];
  return t("citation", {
    quote: isolated(data.quoteOf(mention.quote)),
    label: isolated(article.label),
    title: isolated(article.title),
    day: article.day ? dateWords(article.day) : t("undated"),
    url: isolated(article.url || ""),
    sha: isolated(article.sha),
  });
}

/**
 * A sentence and whose it is.
 * @param {number} number
 * @returns {(Node | string)[]}
 */
export function quotation(number) {
  const mention = data.mentions[number],
    article = data.articles[mention.article];
  return [
    h("blockquote.q", {lang: "en", dir: "ltr"}, ...highlighted(data.quoteOf(mention.quote), mention)),
    h(
      "p.cite",
      {},
      ...publishers([article.label]),
      article.day ? t("comma") + dateShort(article.day) : "",
    ),
  ];
}
