// Lists from which the reader chooses what counts.

import {isDay} from "../data/days.js";
import {THAT_DAY} from "../data/versions.js";
import {chooseEvidence} from "../state/actions.js";
import {data, view} from "../state/store.js";
import {isolated, knownWords, t} from "../state/words.js";
import {h} from "./elements.js";

/** Why no other day and no source can be asked for, where there are too many days of publication. */
export function tooManyDays() {
  return data.knowable.length < data.published.length
    ? h("span.limit quiet", {}, t("clocks_limit", {n: data.published.length}))
    : "";
}

/**
 * A list to choose from: [[value, words]], the chosen value, and what to do with another.
 * @param {string} label
 * @param {string[][]} options
 * @param {string} chosen
 * @param {(value: string) => void} act
 */
function choiceList(label, options, chosen, act) {
  const select = h(
    "select",
    {"aria-label": label},
    ...options.map(([value, words]) => h("option", {value}, words)),
  );
  select.value = chosen;
  select.addEventListener("change", () => act(select.value));
  return select;
}

/** The list of publishers to leave out. */
export function sourceChooser() {
  const options = [
    ["", t("all_sources")],
    ...data.publishers.map(name => [name, t("without_source", {name: isolated(name)})]),
  ];
  return choiceList(t("sources_count"), options, view.without, name => chooseEvidence(view.known, name));
}

/** The list of days by which an article had to be out. */
export function knownChooser() {
  const days = [...new Set([...data.knowable, view.known].filter(isDay))].sort();
  const options = ["", THAT_DAY, ...days].map(known => [known, knownWords(known)]);
  return choiceList(t("what_known"), options, view.known, known => chooseEvidence(known, view.without));
}
