// The article as it stands, with what was read in it marked by its party and by how it was answered.

import {h} from "../../../render/js/parts/elements.js";
import {findWords, piecesOf, readingOf} from "../data/spans.js";
import {colour} from "../parts/party_mark.js";
import {placeName, partyOf, say} from "../state/desk.js";
import {current, currentRows, reading} from "../state/reading.js";

/** @typedef {import("../data/spans.js").Span} Span */

/**
 * The text in paragraphs; `onchoose` is told the id of a mention that is pressed.
 * @param {(id: string) => void} onchoose
 */
export function articleText(onchoose) {
  const {letters, article} = reading,
    pieces = piecesOf(letters.length, [...mentionSpans(), ...sentenceSpans()]),
    text = h("div.text", {
      lang: article?.language === "Arabic" ? "ar" : "en",
      dir: "auto",
      tabindex: 0,
      role: "region",
      "aria-label": say("article_text"),
    });
  text.append(
    ...pieces.map(piece => pieceElement(letters.slice(piece.start, piece.end).join(""), piece.spans, onchoose)),
  );
  return text;
}

/** The mentions of the article as spans. @returns {Span[]} */
function mentionSpans() {
  return (reading.article?.mentions ?? []).map(row => ({
    start: Number(row.char_start),
    end: Number(row.char_end),
    kind: "mention",
    id: row.id,
  }));
}

/** The sentence that is asked about, and in it the words that play a role. @returns {Span[]} */
function sentenceSpans() {
  const [row] = currentRows();
  if (!row || current()?.article !== reading.article?.id) return [];
  const sentence = findWords(reading.letters, row.quote, Number(row.char_start) - row.quote.length);
  if (!sentence) return [];
  const inside = reading.letters.slice(sentence.start, sentence.end);
  return [
    {...sentence, kind: "sentence"},
    ...readingOf(row.note).roles.flatMap(({words}) => {
      const found = findWords(inside, words, Number(row.char_start) - sentence.start);
      return found
        ? [{start: sentence.start + found.start, end: sentence.start + found.end, kind: "role"}]
        : [];
    }),
  ];
}

/**
 * A piece of the text with the marks of all that covers it.
 * @param {string} text
 * @param {Span[]} spans
 * @param {(id: string) => void} onchoose
 */
function pieceElement(text, spans, onchoose) {
  const kinds = ["sentence", "role"].filter(kind => spans.some(span => span.kind === kind)),
    mention = spans.find(({kind}) => kind === "mention");
  if (!mention) return kinds.length ? h("span", {class: kinds.join(" ")}, text) : text;
  const row = reading.article?.mentions.find(({id}) => id === mention.id),
    isAsked = current()?.ids.includes(mention.id ?? ""),
    kind = row?.control === "contested" ? "contested" : row?.control ? "held" : "silent",
    name = ["mention", kind, row?.status, isAsked && "asked", ...kinds].filter(Boolean).join(" ");
  return colour(
    h(
      "mark",
      {class: name, title: placeName(row?.place_id ?? ""), onclick: () => onchoose(mention.id ?? "")},
      text,
    ),
    partyOf(partyOf(row?.control ?? "")?.holder ?? ""),
  );
}
