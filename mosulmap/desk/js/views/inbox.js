// The inbox: articles come in by drop, choice or address; each with what is known of it and missing.

import {elementIn, h} from "../../../render/js/parts/elements.js";
import {droppedFiles, sentFile} from "../data/files.js";
import {act, ask, Refused} from "../data/server.js";
import {undoLast} from "../parts/undo.js";
import {bindKeys} from "../parts/keys.js";
import {tell, tellError} from "../parts/notice.js";
import {rowForm} from "../parts/row_form.js";
import {desk, isolated, say, setProject} from "../state/desk.js";
import {noteOutdated} from "../state/rereading.js";

/**
 * @typedef {object} InboxArticle
 * @property {Cells} cells
 * @property {string} language where it is not English
 * @property {string} begins the first words of the text
 * @property {string[]} missing columns without a value
 * @property {boolean} faulty whether the row has a fault that leaves it out
 * @property {string[]} twins ids of articles that print mostly the same sentences
 * @property {number} waiting
 * @property {number} judged
 */

/** The cells of an article that are changed in place, in their order. */
const EDITED = ["title", "publisher", "agency", "published", "published_basis", "url", "note"];

/** @type {HTMLElement} */
let inbox;
/** @type {InboxArticle[]} */
let inboxArticles = [];
/** The id of the article whose cells are changed. */
let editedId = "";

/** @param {HTMLElement} holder */
export async function openInbox(holder) {
  inbox = h("div.inbox", {}, dropZone(), h("div.progress", {role: "status"}), h("div.articles", {}));
  holder.replaceChildren(inbox);
  bindKeys({u: () => undoLast(refreshInbox)});
  editedId = "";
  await refreshInbox();
}

/** Asks again what is there; a form that is open stays. */
export async function refreshInbox() {
  inboxArticles = (await ask("inbox")).articles;
  if (!editedId) drawInbox();
}

/** How many articles lack something. */
export function inboxCount() {
  return desk.project.counts.articles;
}

/** Where files are dropped or chosen, and addresses typed. */
function dropZone() {
  const files = filePicker({multiple: true, accept: ".txt,.html,.htm,.xhtml,.zip"}),
    folder = filePicker({webkitdirectory: true}),
    addresses = h("textarea", {rows: 2, name: "addresses", "aria-label": say("addresses"), placeholder: "https://", dir: "ltr"}),
    zone = h(
      "section.drop",
      {"aria-label": say("add_articles")},
      h("p", {}, say("drop_here")),
      h("p.answers", {}, h("label.key", {}, say("choose_files"), files), h("label.key", {}, say("choose_folder"), folder)),
      h("p.addresses", {}, addresses, h("button.key", {onclick: () => void addAddresses(addresses)}, say("add_addresses"))),
    );
  zone.addEventListener("dragover", event => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", async event => {
    event.preventDefault();
    zone.classList.remove("over");
    if (event.dataTransfer) await addFiles(await droppedFiles(event.dataTransfer));
  });
  return zone;
}

/** @param {Given} given */
function filePicker(given) {
  const input = h("input.sr", {type: "file", ...given});
  input.addEventListener("change", async () => {
    await addFiles([...(input.files ?? [])]);
    input.value = "";
  });
  return input;
}

/** @param {HTMLTextAreaElement} field */
async function addAddresses(field) {
  const lines = field.value.split(/\s+/).filter(Boolean);
  const left = await addAll(lines, line => act("add_address", {address: line}));
  field.value = left.join("\n");
}

/** @param {File[]} files */
async function addFiles(files) {
  await addAll(files, async file => act("add_file", await sentFile(file)));
}

/**
 * Adds things one after the other, reads them, and says what came in; returns those that did not.
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => Promise<{added: {title: string, remarks: string[]}[], refused: string[]}>} add
 * @returns {Promise<T[]>}
 */
async function addAll(things, add) {
  const lines = [],
    left = [];
  let came = 0;
  for (const [number, thing] of things.entries()) {
    showProgress(say("adding", {n: number + 1, all: things.length}));
    try {
      const {added, refused} = await add(thing);
      came += added.length;
      lines.push(...refused, ...added.flatMap(({remarks}) => remarks));
    } catch (error) {
      left.push(thing);
      lines.push(error instanceof Refused ? error.message : say("no_server"));
    }
  }
  if (came) await readAll(lines);
  showProgress(came ? say("articles_came", {n: came}) : "", [...new Set(lines)]);
  return left;
}

/**
 * Reads all articles for what they say.
 * @param {string[]} lines where remarks are written
 */
async function readAll(lines) {
  showProgress(say("being_read"));
  try {
    const {summary, remarks} = await act("extract");
    lines.push(...remarks, summary);
  } catch (error) {
    lines.push(error instanceof Error ? error.message : String(error));
  }
  setProject(await ask("project"));
  await refreshInbox();
}

/**
 * @param {string} words
 * @param {string[]} [lines]
 */
function showProgress(words, lines = []) {
  elementIn(inbox, ".progress").replaceChildren(
    h("p", {}, words),
    lines.length > 0 && h("ul", {}, ...lines.map(line => h("li", {dir: "auto"}, line))) || "",
  );
}

function drawInbox() {
  const newest = [...inboxArticles].reverse();
  elementIn(inbox, ".articles").replaceChildren(
    h("h2", {}, say("articles_held", {n: inboxArticles.length})),
    newest.length ? h("ul", {}, ...newest.map(article => h("li", {}, articleCard(article)))) : h("p.quiet", {}, say("no_articles_yet")),
  );
}

/** @param {InboxArticle} article */
function articleCard(article) {
  const {cells} = article,
    open = editedId === cells.id;
  return h(
    "article",
    {class: article.faulty ? "card faulty" : "card"},
    h("h3", {dir: "auto"}, cells.title || cells.id),
    h("p.quiet", {}, [cells.publisher, cells.agency, cells.published || say("no_day")].filter(Boolean).join(" · ")),
    cells.published_basis && h("p.basis", {}, say("day_basis", {basis: isolated(cells.published_basis)})),
    ...warningsOf(article),
    h("p.begins", {dir: "auto"}, article.begins),
    open
      ? rowForm(cells, EDITED, changed => saveArticle(cells, changed), closeArticle)
      : h(
          "p.answers",
          {},
          h("a.key", {href: `#reading/${encodeURIComponent(cells.id)}`}, say("read_it", {n: article.waiting})),
          h("button.key", {onclick: () => editArticle(cells.id)}, say("edit")),
          h("button.key", {onclick: () => void removeArticle(cells)}, say("take_out")),
        ),
  );
}

/** What is missing of an article, and what is odd about it. @param {InboxArticle} article */
function warningsOf({missing, language, twins, faulty}) {
  return [
    faulty && h("p.warning", {}, say("row_faulty"), " ", h("a", {href: "#check"}, say("tab_check"))),
    missing.length > 0 && h("p.warning", {}, say("cells_missing", {columns: missing.join(say("comma"))})),
    language && h("p.warning", {}, say("other_language", {language})),
    twins.length > 0 && h("p.warning", {}, say("twin_of", {titles: twins.map(titleOf).join(say("comma"))})),
  ];
}

/** @param {string} id */
function titleOf(id) {
  return inboxArticles.find(({cells}) => cells.id === id)?.cells.title || id;
}

/** @param {string} id */
function editArticle(id) {
  editedId = id;
  drawInbox();
  /** @type {HTMLElement | null} */ (inbox.querySelector(".row-form input"))?.focus();
}

function closeArticle() {
  editedId = "";
  drawInbox();
}

/**
 * @param {Cells} cells as they were seen
 * @param {Cells} changed
 */
async function saveArticle(cells, changed) {
  if (Object.keys(changed).length)
    await act("edit", {path: "seeds/articles.csv", key: cells.id, seen: cells, changed});
  if ("published" in changed) noteOutdated();
  editedId = "";
  await refreshInbox();
  tell(say("saved"));
}

/** @param {Cells} cells */
async function removeArticle(cells) {
  try {
    const {rows} = await act("remove", {id: cells.id});
    tell(say("taken_out", {title: cells.title, n: rows}));
    setProject(await ask("project"));
    await refreshInbox();
  } catch (error) {
    tellError(error);
  }
}


