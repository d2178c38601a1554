// The last decisions, and the way to take the last one back.

import {h} from "../../../render/js/parts/elements.js";
import {desk, say} from "../state/desk.js";
import {key} from "./question.js";

/** @param {() => void} undo */
export function history(undo) {
  const {last} = desk.project;
  return h(
    "section.history",
    {"aria-label": say("last_decisions")},
    h("h3", {}, say("last_decisions"), key("U", say("undo"), undo)),
    last.length
      ? h(
          "ol",
          {},
          ...last.map(({who, when, words, undone}) =>
            h("li", {class: undone ? "undone" : ""}, h("bdi", {}, words), h("span.quiet", {}, ` ${who} · ${when.slice(0, 16).replace("T", " ")}`)),
          ),
        )
      : h("p.quiet", {}, say("no_decisions")),
  );
}
