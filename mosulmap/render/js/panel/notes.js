// The data notes: how every row was used, the sources, what is not shown, the build.

import {data} from "../state/store.js";
import {dateShort, hasMessage, num, publishedOn, t} from "../state/words.js";
import {fillDialog} from "../parts/dialogs.js";
import {h} from "../parts/elements.js";
import {asWritten} from "../parts/texts.js";

/**
 * What the day of an article was taken from, in words.
 * @param {Article} article
 */
function datedBy(article) {
  const [before, after] = t("dated_by", {basis: "\n"}).split("\n");
  return [before, article.basis ? asWritten("span", article.basis) : t("no_basis"), after];
}

/**
 * What a table is called.
 * @param {string} table
 */
function tableWords(table) {
  return hasMessage(`notes_${table}`) ? t(`notes_${table}`) : table;
}

/**
 * What a row of the data notes counts: its table, and which of its rows.
 * @param {string} table
 * @param {string} kind
 * @param {Day | undefined} value
 */
function countWords(table, kind, value) {
  const key = `bucket_${kind}`,
    name = hasMessage(key) ? t(key, {day: value && dateShort(value)}) : kind;
  return t("notes_row", {table: tableWords(table), bucket: name});
}

/** The data notes. */
export function notesSheet() {
  const rules = [1, 2, 3, 4, 5, 6].map(i => t(`decides_${i}`, {n: data.staleAfter}));
  return fillDialog(
    "notes",
    t("notes"),
    h("p", {}, t("notes_about")),
    h("h3", {}, t("notes_rows")),
    h("table", {}, h("tbody", {}, ...countRows())),
    h("h3", {}, t("articles")),
    h("table", {}, h("tbody", {}, ...data.articles.map(articleRow))),
    h("h3", {}, t("decides")),
    h("ul", {}, ...rules.map(rule => h("li", {}, `· ${rule}`))),
    ...limitsOfFile(),
    h("h3", {}, t("not_shown")),
    h("p", {}, t("not_shown_about")),
    h("h3", {}, t("basemap")),
    ...data.sources.map(text => asWritten("p.quiet", text)),
    h("p.quiet", {}, `${t("build")} `, h("code", {dir: "ltr"}, data.build), `. ${t("offline")}`),
  );
}

/** How many rows each table has, and how many of them were used how. */
function countRows() {
  return [...new Set(data.notes.map(([table]) => table))].flatMap(table => {
    const own = data.notes.filter(([name]) => name === table),
      sum = own.reduce((total, [, , count]) => total + count, 0);
    return [
      ...own.map(([, kind, count, value]) =>
        h("tr", {}, h("td", {}, countWords(table, kind, value)), h("td.n", {}, num(count))),
      ),
      h(
        "tr.sum",
        {},
        h("th", {scope: "row"}, t("notes_sum", {table: tableWords(table)})),
        h("td.n", {}, num(sum)),
      ),
    ];
  });
}

/**
 * @param {Article} article
 */
function articleRow(article) {
  return h(
    "tr",
    {},
    h(
      "td",
      {},
      h("b", {}, h("bdi.by", {}, article.label)),
      t("comma") + publishedOn(article),
      h("br"),
      asWritten("span", article.title),
      h("br"),
      h("span.quiet", {}, ...datedBy(article)),
      h("br"),
      h("code", {dir: "ltr"}, `SHA-256 ${article.sha}`),
    ),
  );
}

/** What a file of years leaves out. */
function limitsOfFile() {
  const limits = [
    data.knowable.length < data.published.length && t("limit_versions", {n: data.published.length}),
    data.daysWithoutHtml && t("limit_chronology", {n: data.daysWithoutHtml}),
  ].filter(Boolean);
  return limits.length ? [h("h3", {}, t("limits")), ...limits.map(text => h("p.limit", {}, text))] : [];
}
