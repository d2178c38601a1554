// The check: each problem with its row, mended in place; and the mentions that contradict.

import {elementIn, h} from "../../../render/js/parts/elements.js";
import {act, ask} from "../data/server.js";
import {undoLast} from "../parts/undo.js";
import {bindKeys} from "../parts/keys.js";
import {tell, tellError} from "../parts/notice.js";
import {marked} from "../parts/party_mark.js";
import {rowForm} from "../parts/row_form.js";
import {desk, partyName, placeName, say, setProject} from "../state/desk.js";
import {key} from "./question.js";

/**
 * @typedef {{place: string, path: string, line: number, column: string, words: string, severity: string,
 *   rule: string, mendable: boolean, mend: Cells}} CheckProblem
 * @typedef {{id: string, article: string, control: string, day: string, quote: string, label: string,
 *   published: string}} Side
 * @typedef {{place: string, kind: string, why: string, sides: Side[]}} CheckConflict
 * @typedef {{problems: CheckProblem[], conflicts: CheckConflict[], summary: string, acknowledged: number}} Checked
 */

/** Problems that are drawn at once; a table that a spreadsheet spoilt has thousands. */
const MOST = 200;

/** @type {HTMLElement} */
let checkPage;
/** @type {Checked} */
let checked = {problems: [], conflicts: [], summary: "", acknowledged: 0};
/** Whether a form is open: then nothing is drawn over it. */
let rowOpen = false;

/** @param {HTMLElement} holder */
export async function openCheck(holder) {
  rowOpen = false;
  checkPage = h("div.check", {}, h("p.quiet", {}, say("checking")));
  holder.replaceChildren(checkPage);
  bindKeys({u: () => undoLast(refreshCheck), f: () => void fixAll()});
  await refreshCheck();
}

export async function refreshCheck() {
  if (rowOpen) return;
  checked = await ask("check");
  drawCheck();
}

export function checkCount() {
  return desk.project.counts.faults;
}

function drawCheck() {
  const {problems, conflicts, summary, acknowledged} = checked,
    errors = problems.filter(({severity}) => severity === "error").length,
    mendable = problems.filter(one => one.mendable).length;
  checkPage.replaceChildren(
    h(
      "section.problems",
      {"aria-label": say("problems")},
      h("h2", {}, problems.length ? say("problems_found", {n: errors, doubts: problems.length - errors}) : say("no_problems")),
      h("p.quiet", {}, h("bdi", {}, summary), acknowledged > 0 && ` · ${say("acknowledged", {n: acknowledged})}`),
      mendable > 0 && h("p.answers", {}, key("F", say("fix_all", {n: mendable}), () => void fixAll())),
      h("ul", {}, ...problems.slice(0, MOST).map(problem => h("li", {}, problemLine(problem)))),
      problems.length > MOST && h("p.quiet", {}, say("and_more", {n: problems.length - MOST})),
    ),
    h(
      "section.conflicts",
      {"aria-label": say("conflicts")},
      h("h2", {}, say("conflicts_found", {n: conflicts.length})),
      h("ul", {}, ...conflicts.map(conflict => h("li", {}, conflictPair(conflict)))),
    ),
  );
}

/** @param {CheckProblem} problem */
function problemLine(problem) {
  const line = h(
    "div",
    {class: `problem ${problem.severity}`},
    h("code", {dir: "ltr"}, problem.place),
    h("p", {dir: "ltr"}, problem.words),
    h(
      "p.answers",
      {},
      problem.line > 0 && h("button.key", {onclick: () => void openRow(problem, line)}, say("open_row")),
      problem.rule && problem.severity === "warning" && h("button.key", {onclick: () => askWhy(problem, line)}, say("acknowledge")),
    ),
  );
  return line;
}

/**
 * Opens the row of a problem under it; the cell in question comes first.
 * @param {CheckProblem} problem
 * @param {HTMLElement} line
 */
async function openRow(problem, line) {
  const {path, line: number, column, mend} = problem;
  try {
    const {cells} = /** @type {{cells: Cells}} */ (await ask("row", {path, line: String(number)})),
      columns = [...new Set([column, ...Object.keys(cells)])].filter(name => name in cells),
      form = rowForm(cells, columns, changed => saveRow(problem, cells, changed), () => closeRow(line));
    for (const [name, value] of Object.entries(mend)) {
      const input = /** @type {HTMLInputElement | null} */ (form.querySelector(`[name="${CSS.escape(name)}"]`));
      if (input) input.value = value;
    }
    closeRow(line);
    rowOpen = true;
    line.append(form);
    /** @type {HTMLElement | null} */ (form.querySelector("input"))?.focus();
  } catch (error) {
    tellError(error);
  }
}

/** @param {HTMLElement} line */
function closeRow(line) {
  line.querySelector("form")?.remove();
  rowOpen = false;
}

/**
 * @param {CheckProblem} problem
 * @param {Cells} seen
 * @param {Cells} changed
 */
async function saveRow({path, line}, seen, changed) {
  if (Object.keys(changed).length) await act("mend", {path, line, seen, changed});
  rowOpen = false;
  await checkAgain(say("saved"));
}

/**
 * Asks why a warning is right as it is.
 * @param {CheckProblem} problem
 * @param {HTMLElement} line
 */
function askWhy({path, line: number}, line) {
  closeRow(line);
  rowOpen = true;
  const place = number ? `${path}:${number}` : path,
    form = rowForm({}, ["why"], changed => acknowledge(place, changed.why ?? ""), () => closeRow(line));
  line.append(form);
  elementIn(form, "input").focus();
}

/**
 * @param {string} place
 * @param {string} why
 */
async function acknowledge(place, why) {
  await act("acknowledge", {place, why});
  rowOpen = false;
  await checkAgain(say("saved"));
}

async function fixAll() {
  try {
    await act("fix");
    await checkAgain(say("fixed"));
  } catch (error) {
    tellError(error);
  }
}

/** @param {string} words */
async function checkAgain(words) {
  setProject(await ask("project"));
  await refreshCheck();
  tell(words);
}

/** Both sides of a contradiction beside each other. @param {CheckConflict} conflict */
function conflictPair({place, why, sides}) {
  return h(
    "div.conflict",
    {},
    h("h3", {}, placeName(place)),
    h("p.quiet", {dir: "ltr"}, why),
    h("div.sides", {}, ...sides.map(sideOf)),
  );
}

/** @param {Side} side */
function sideOf({id, article, control, day, quote, label, published}) {
  const words = control === "contested" ? say("contested") : partyName(control);
  return h(
    "div.one-side",
    {},
    h("p", {}, control ? marked(control, words) : h("span.quiet", {}, say("control_silent")), ` · ${day || say("no_day")}`),
    h("blockquote", {dir: "auto"}, quote),
    h("p.quiet", {}, `${label} · ${published} · `, h("a", {href: `#reading/${encodeURIComponent(article)}/${encodeURIComponent(id)}`}, say("open_it"))),
  );
}
