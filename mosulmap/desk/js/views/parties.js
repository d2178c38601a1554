// Parties: names that the articles give them, made rows; titles, names and marks edited in place.

import {elementIn, h} from "../../../render/js/parts/elements.js";
import {act, ask} from "../data/server.js";
import {choice} from "../parts/choices.js";
import {focusChosen, focusInside, redrawLists} from "../parts/chosen_row.js";
import {undoLast} from "../parts/undo.js";
import {bindKeys} from "../parts/keys.js";
import {tell, tellError} from "../parts/notice.js";
import {partyMark} from "../parts/party_mark.js";
import {desk, partyName, say, setProject} from "../state/desk.js";
import {knownParty, loadParties, partiesListed, partyChosen, partyFound, sides, textsOf} from "../state/parties.js";
import {noteOutdated} from "../state/rereading.js";
import {loadSuggested, suggested} from "../state/suggested.js";
import {partyForm, partyValues} from "./party_form.js";
import {partyList} from "./party_list.js";
import {key} from "./question.js";
import {sentenceList, typedNote} from "./sentences.js";
import {tellWrong} from "./statement_form.js";

/** @type {HTMLElement} */
let partiesPage;
/** Whether something in the form was changed by hand. */
let partyTouched = false;
/** The row that is drawn, as JSON. @type {string | undefined} */
let partyDrawn;
/** What was typed and not saved, by what it was typed for. @type {Map<string, Cells>} */
const partyDrafts = new Map();

/** @param {HTMLElement} holder */
export async function openParties(holder) {
  if (partiesPage) keepPartyDraft();
  partyTouched = false;
  partiesPage = h(
    "div.parties",
    {},
    h("div.aside", {}, h("p.search", {}, key("P", say("new_party"), () => chooseParty("blank", ""))), h("div.lists", {})),
    h("div.middle", {}),
    h("div.side", {}),
  );
  holder.replaceChildren(partiesPage);
  bindKeys({
    n: () => stepParty(1),
    b: () => stepParty(-1),
    arrowdown: () => stepParty(1),
    arrowup: () => stepParty(-1),
    e: () => focusInside(partiesPage, "[name=title]"),
    m: () => partyFormOpen()?.requestSubmit(),
    p: () => chooseParty("blank", ""),
    u: undoParty,
    escape: () => focusChosen(partiesPage),
  });
  await loadParties();
  const [kind = "", id = ""] = desk.path;
  if (kind === "found" || kind === "party") Object.assign(sides, {kind, id});
  const searched = loadSuggested();
  if (!sides.kind && sides.parties[0]) Object.assign(sides, {kind: "party", id: sides.parties[0].cells.id});
  drawPartyList();
  beginParty();
  searched.then(takePartiesFound, tellError);
}

function takePartiesFound() {
  if (!partiesPage.isConnected) return;
  if (!partyFormOpen()) {
    const [first] = partiesListed();
    if (first && !partyChosen() && !partyFound()) Object.assign(sides, first);
    beginParty();
  }
  drawPartyList();
}

/** Draws the lists again from what is known now; what is typed in the form stays. */
export async function refreshParties() {
  await loadParties();
  drawPartyList();
  if (!partyTouched && JSON.stringify(partyChosen()?.cells) !== partyDrawn) beginParty();
  loadSuggested().then(takePartiesFound, tellError);
}

/** Nothing waits for parties. */
export function partiesCount() {
  return 0;
}

/** @returns {HTMLFormElement | null} */
function partyFormOpen() {
  return partiesPage.querySelector("form");
}

function drawPartyList() {
  redrawLists(partiesPage, partyList(chooseParty));
}

/**
 * @param {"found" | "party" | "blank"} kind
 * @param {string} id
 */
function chooseParty(kind, id) {
  keepPartyDraft();
  Object.assign(sides, {kind, id});
  window.history.replaceState(null, "", kind === "blank" ? "#parties" : `#parties/${kind}/${encodeURIComponent(id)}`);
  drawPartyList();
  beginParty();
  if (kind === "blank") focusInside(partiesPage, "[name=title]");
}

/** @param {1 | -1} step */
function stepParty(step) {
  const listed = partiesListed(),
    at = listed.findIndex(({kind, id}) => kind === sides.kind && id === sides.id),
    next = listed[at + step];
  if (next) chooseParty(next.kind, next.id);
  else tell(say("no_more_parties"));
}

/** The name under which what is typed is kept. */
function partyDraftKey() {
  return `${sides.kind} ${sides.id}`;
}

/** Keeps what is typed while another party is looked at. */
function keepPartyDraft() {
  const form = partyFormOpen();
  if (partyTouched && form) partyDrafts.set(partyDraftKey(), partyValues(form));
}

function dropPartyDraft() {
  partyDrafts.delete(partyDraftKey());
  beginParty();
  tell(say("dropped"));
}

function beginParty() {
  const found = partyFound(),
    party = partyChosen(),
    middle = elementIn(partiesPage, ".middle"),
    side = elementIn(partiesPage, ".side"),
    seen = party?.cells ?? null,
    cells = seen ?? found?.cells ?? (sides.kind === "blank" ? {} : null),
    typed = partyDrafts.get(partyDraftKey());
  partyTouched = Boolean(typed);
  partyDrawn = JSON.stringify(party?.cells);
  side.replaceChildren(...(found ? [sentenceList(found.sentences, [cells?.title ?? "", ...textsOf(cells?.names ?? "")])] : []));
  if (!cells) return middle.replaceChildren(h("p.quiet", {}, say(suggested.waits ? "reading_articles" : "choose_a_party")));
  const what = h(
    "div.what",
    {},
    h("h2", {}, seen && partyMark(seen.id), h("bdi", {}, seen ? partyName(seen.id) : cells.title || say("new_party"))),
    h("p.quiet", {}, partyFacts(party, found)),
    ...(party?.faults ?? []).map(({column, message}) => h("p.warning", {dir: "ltr"}, `${column}: ${message}`)),
    typed && typedNote(dropPartyDraft),
    found && sides.parties.length > 0 && sameParty(found),
    partyForm(seen, {...withMark(cells, seen), ...typed}, () => void saveParty(seen)),
  );
  what.addEventListener("input", () => {
    partyTouched = true;
  });
  middle.replaceChildren(what);
}

/** A new party begins with the first mark that is offered. @param {Cells} cells @param {Cells | null} seen */
function withMark(cells, seen) {
  const [offer] = sides.offers;
  return seen || !offer ? cells : {...cells, color: offer.color.join(";"), pattern: offer.pattern};
}

/**
 * @param {KnownParty | undefined} party
 * @param {FoundParty | undefined} found
 */
function partyFacts(party, found) {
  const changed = party?.changed,
    facts = [
      found && say("named_times", {n: found.count}),
      found && found.roles > 0 && say("takes_or_holds", {n: found.roles}),
      party?.side && say("on_side_of", {party: party.side}),
      party && say("mentions_of", {n: party.mentions}),
      changed && say("changed_by", {name: changed.who, when: changed.when.slice(0, 16).replace("T", " ")}),
    ];
  return facts.filter(Boolean).join(" · ");
}

/** The names may be those of a party that there is. @param {FoundParty} found */
function sameParty({cells}) {
  const [first] = sides.parties,
    which = choice("same_party", first.cells.id, sides.parties.map(({cells: one}) => [one.id, partyName(one.id)])),
    names = [cells.title, ...textsOf(cells.names)];
  which.setAttribute("aria-label", say("same_party"));
  return h(
    "p.same-party",
    {},
    say("names_are_of"),
    " ",
    which,
    " ",
    h("button.key", {onclick: () => void addNames(which.value, names)}, say("add_names")),
  );
}

/**
 * @param {string} id
 * @param {string[]} names
 */
async function addNames(id, names) {
  const party = knownParty(id);
  if (!party) return;
  const all = [...new Set([...textsOf(party.cells.names), ...names])].join(";");
  try {
    await act("edit", {path: "actors", key: id, seen: party.cells, changed: {names: all}});
    partyTouched = false;
    await afterParty(say("names_added", {party: partyName(id)}), id);
  } catch (error) {
    tellError(error);
  }
}

/** @param {Cells | null} seen */
async function saveParty(seen) {
  const form = partyFormOpen();
  if (!form) return;
  const cells = partyValues(form),
    id = seen?.id ?? cells.id,
    changed = Object.fromEntries(Object.entries(cells).filter(([name, value]) => value !== (seen?.[name] ?? "")));
  try {
    if (!seen) await act("make_party", {cells});
    else await act("edit", {path: "actors", key: id, seen, changed});
    partyTouched = false;
    partyDrafts.delete(partyDraftKey());
    await afterParty(say(seen ? "party_saved" : "party_made", {party: cells.title}), id);
  } catch (error) {
    tellWrong(form, /** @type {Error} */ (error));
  }
}

/**
 * A row was saved: the next names are chosen, or the party that was saved.
 * @param {string} words
 * @param {string} id
 */
async function afterParty(words, id) {
  const listed = partiesListed(),
    at = listed.findIndex(one => one.kind === sides.kind && one.id === sides.id),
    next = sides.kind === "found" ? listed.slice(at + 1).find(one => one.kind === "found") : undefined;
  noteOutdated();
  setProject(await ask("project"));
  await loadParties();
  chooseParty(next ? "found" : "party", next?.id ?? id);
  tell(words);
  loadSuggested().then(takePartiesFound, tellError);
}

function undoParty() {
  undoLast(async () => {
    noteOutdated();
    await refreshParties();
  });
}
