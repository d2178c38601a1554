// The sentences that name something, each with its article, the name marked in it.

import {h} from "../../../render/js/parts/elements.js";
import {findWords, piecesOf} from "../data/spans.js";
import {say} from "../state/desk.js";
import {suggested} from "../state/suggested.js";

/** Sentences that are drawn at once. */
const MOST_SENTENCES = 40;

/**
 * The sentences by article, with the words that are looked for marked.
 * @param {Sentence[]} sentences
 * @param {string[]} words the longest spelling that a sentence has is marked
 */
export function sentenceList(sentences, words) {
  const longest = [...words].sort((one, other) => other.length - one.length),
    shown = sentences.slice(0, MOST_SENTENCES),
    articles = [...new Set(shown.map(({article}) => article))];
  return h(
    "section.sentences",
    {"aria-label": say("sentences")},
    h("h3", {}, say("sentences_found", {n: sentences.length})),
    ...articles.map(id =>
      h(
        "figure",
        {},
        articleCaption(id),
        ...shown.filter(({article}) => article === id).map(one => sentenceQuote(one.words, longest)),
      ),
    ),
    sentences.length > MOST_SENTENCES &&
      h("p.quiet", {}, say("and_more_sentences", {n: sentences.length - MOST_SENTENCES})),
  );
}

/** @param {string} id */
function articleCaption(id) {
  const {label = id, published = ""} = suggested.articles[id] ?? {};
  return h("figcaption.quiet", {}, h("bdi", {}, label), published && h("span", {}, ` · ${published}`));
}

/**
 * @param {string} text
 * @param {string[]} words
 */
function sentenceQuote(text, words) {
  const letters = Array.from(text),
    spot = words.map(word => findWords(letters, word, 0)).find(found => found !== null),
    spans = spot ? [{...spot, kind: "name"}] : [];
  return h(
    "blockquote",
    {dir: "auto"},
    ...piecesOf(letters.length, spans).map(({start, end, spans: inside}) => {
      const piece = letters.slice(start, end).join("");
      return inside.length ? h("b.named", {}, piece) : piece;
    }),
  );
}

/**
 * Says that what stands in a form was typed before and is not saved; `ondrop` drops it.
 * @param {() => void} ondrop
 */
export function typedNote(ondrop) {
  return h("p.warning", {}, say("typed_before"), " ", h("button.link", {onclick: ondrop}, say("drop_it")));
}
