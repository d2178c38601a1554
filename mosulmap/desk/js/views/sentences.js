// The sentences that name something, each with its article, the name marked in it.

import {h} from "../../../render/js/parts/elements.js";
import {findWords, piecesOf} from "../data/spans.js";
import {say} from "../state/desk.js";
import {suggested} from "../state/suggested.js";

/** Sentences that are drawn at once. */
const MOST_SENTENCES = 40;

/**
 * The sentences with the words that are looked for marked.
 * @param {Sentence[]} sentences
 * @param {string[]} words the longest spelling that a sentence has is marked
 */
export function sentenceList(sentences, words) {
  const longest = [...words].sort((one, other) => other.length - one.length);
  return h(
    "section.sentences",
    {"aria-label": say("sentences")},
    h("h3", {}, say("sentences_found", {n: sentences.length})),
    h("ol", {}, ...sentences.slice(0, MOST_SENTENCES).map(one => h("li", {}, sentenceQuote(one, longest)))),
    sentences.length > MOST_SENTENCES &&
      h("p.quiet", {}, say("and_more_sentences", {n: sentences.length - MOST_SENTENCES})),
  );
}

/**
 * @param {Sentence} sentence
 * @param {string[]} words
 */
function sentenceQuote({article, words: text}, words) {
  const letters = Array.from(text),
    spot = words.map(word => findWords(letters, word, 0)).find(found => found !== null),
    spans = spot ? [{...spot, kind: "name"}] : [],
    {label = article, published = ""} = suggested.articles[article] ?? {};
  return h(
    "figure",
    {},
    h(
      "blockquote",
      {dir: "auto"},
      ...piecesOf(letters.length, spans).map(({start, end, spans: inside}) => {
        const words = letters.slice(start, end).join("");
        return inside.length ? h("b.named", {}, words) : words;
      }),
    ),
    h("figcaption.quiet", {}, h("bdi", {}, [label, published].filter(Boolean).join(" · "))),
  );
}
