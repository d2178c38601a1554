// One answer to many proposals: those of a rule, a place or an article, after a look at what it does.

import {h} from "../../../render/js/parts/elements.js";
import {act, ask} from "../data/server.js";
import {readingOf} from "../data/spans.js";
import {choice, field} from "../parts/choices.js";
import {desk, placeName, say} from "../state/desk.js";

/**
 * @typedef {{place: string, first: string, last: string, before: string, after: string}} HandoverEntry
 * @typedef {{n: number, refused: string[], handovers: HandoverEntry[]}} BulkPreview
 */

/** Places that are listed of those that change hands. */
const MOST_LISTED = 12;

/**
 * The form, beginning with what a proposal has; `ondone` is told how many were answered.
 * @param {Cells} row
 * @param {(n: number, status: string) => void} ondone
 * @param {() => void} oncancel
 */
export function bulkForm(row, ondone, oncancel) {
  const kinds = kindsOf(row),
    kind = choice("kind", kinds[0][0], kinds),
    status = choice("status", "accepted", ["accepted", "rejected", "deferred"].map(name => [name, say(`was_${name}`)])),
    preview = h("div.preview", {role: "status"}),
    doIt = h("button.do", {type: "submit", disabled: true}, say("answer_all")),
    form = h(
      "form.statement-form",
      {"aria-label": say("many_at_once")},
      h("h2", {}, say("many_at_once")),
      field(say("those_of"), kind),
      field(say("become"), status),
      preview,
      h("p.answers", {}, doIt, h("button.key", {onclick: oncancel}, say("cancel"))),
    ),
    look = () => void showPreview({where: kind.value, status: status.value}, preview, doIt);
  form.addEventListener("change", look);
  form.addEventListener("keydown", event => {
    if (event.key === "Escape") oncancel();
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    act("bulk", {where: kind.value, status: status.value}).then(
      ({n}) => ondone(n, status.value),
      error => preview.replaceChildren(h("p.wrong", {role: "alert"}, error.message)),
    );
  });
  look();
  return form;
}

/**
 * What a proposal shares with others, as conditions with their words.
 * @param {Cells} row
 * @returns {[string, string][]}
 */
function kindsOf(row) {
  const {frame} = readingOf(row.note);
  return [
    [`place=${row.place_id}`, say("of_place", {place: placeName(row.place_id)})],
    [`article=${row.article_id}`, say("of_article")],
    ...(frame ? [/** @type {[string, string]} */ ([`rule=${frame}`, say("of_rule", {rule: frame})])] : []),
    [`event=${row.event}`, say("of_event", {event: say(`event_${row.event}`)})],
  ];
}

/**
 * Asks what an answer would change on the map, and shows it.
 * @param {Record<string, string>} asked
 * @param {HTMLElement} preview
 * @param {HTMLButtonElement} doIt
 */
async function showPreview(asked, preview, doIt) {
  doIt.disabled = true;
  try {
    /** @type {BulkPreview} */
    const {n, refused, handovers} = await ask("bulk", {...asked, lang: desk.language.code}),
      more = handovers.length - MOST_LISTED;
    preview.replaceChildren(
      h("p", {}, say("would_answer", {n})),
      h("p", {}, handovers.length ? say("would_change", {n: handovers.length}) : say("would_change_nothing")),
      h("ul", {}, ...handovers.slice(0, MOST_LISTED).map(one => h("li", {}, handoverWords(one)))),
      more > 0 ? h("p.quiet", {}, say("and_more", {n: more})) : "",
      ...refused.slice(0, MOST_LISTED).map(words => h("p.quiet", {}, words)),
    );
    doIt.disabled = n === 0;
  } catch (error) {
    preview.replaceChildren(h("p.quiet", {}, error instanceof Error ? error.message : String(error)));
  }
}

/** @param {HandoverEntry} one */
function handoverWords({place, first, last, before, after}) {
  const days = first === last ? first : `${first} – ${last}`;
  return h("span", {}, h("b", {}, placeName(place)), ` ${days}: ${before} → ${after}`);
}
