// The explanation of the marks, and the sheets: data notes, keys, a day to go to, more.

/** What limits a state, by the names that filters and addresses use. */
const QUALITIES = {
  confirmed: "confirmed",
  claimed: "claimed",
  derived: "how_derived",
  old: "how_old",
  conflict: "disputed",
};

function qualityWords(key) {
  return t(QUALITIES[key], {n: data.staleAfter});
}

/** The explanation of the marks; its rows filter by what limits a state. */
function howToRead() {
  const party = number => (data.actors[number] ? data.actors[number].id : null),
    a = party(0),
    b = party(1) || a;
  const held = (c, more = {}) => ({s: "held", c, ...more});
  const row = (left, right, words, key) => {
    const content = [
      h("span.pair", {}, mark(left, 16), right && mark(right, 16)),
      h("span", {}, words),
    ];
    return h(
      "li",
      {},
      ...(key
        ? [
            h(
              "button.how-row",
              {
                "data-key": key,
                "aria-pressed": String(view.qualities.has(key)),
                onclick: () => toggle(view.qualities, key),
              },
              ...content,
            ),
          ]
        : content),
    );
  };
  const list = h("ul", {});
  if (a)
    list.append(
      row(held(a), held(b), t("how_reported")),
      row(
        held(a, {q: "confirmed"}),
        held(b, {q: "confirmed"}),
        t("how_confirmed"),
        "confirmed",
      ),
      row(held(a, {q: "claimed"}), held(b, {q: "claimed"}), t("how_claimed"), "claimed"),
      row(held(a, {inf: true}), held(b, {inf: true}), t("how_derived"), "derived"),
      row(held(a, {old: true}), held(b, {old: true}), t("how_old", {n: data.staleAfter}), "old"),
      row(
        {s: "contested", dis: true, halves: [held(a, {q: "claimed"}), {s: "contested"}]},
        null,
        t("how_conflict"),
        "conflict",
      ),
    );
  if (data.events.length) list.append(eventsRow());
  const svg = child =>
    h(
      "span.pair",
      {},
      s("svg", {viewBox: "-9 -9 18 18", width: 18, height: 18, "aria-hidden": "true"}, child),
    );
  list.append(
    h(
      "li",
      {},
      svg(s("circle", {r: 1.8, fill: "var(--ink3)", "fill-opacity": 0.7})),
      t("how_unnamed"),
    ),
    h(
      "li",
      {},
      svg(s("circle", {r: 8, fill: "none", stroke: "var(--ink2)", "stroke-dasharray": "1 2.4"})),
      t("how_estimated"),
    ),
  );
  return h("section.how", {}, h("h2", {}, t("how")), list);
}

function datedBy(article) {
  const [before, after] = t("dated_by", {basis: "\n"}).split("\n");
  return [before, article.basis ? theirs("span", article.basis) : t("no_basis"), after];
}

function tableWords(table) {
  return has(`notes_${table}`) ? t(`notes_${table}`) : table;
}

/** What a row of the data notes counts: its table, and which of its rows. */
function bucketWords(table, bucket, value) {
  const key = `bucket_${bucket}`,
    told = has(key) ? t(key, {day: value && dateShort(value)}) : bucket;
  return t("notes_row", {table: tableWords(table), bucket: told});
}

/** Data notes: every row in one bucket, the sources, what is not shown, the build. */
function notesSheet() {
  const rows = [];
  for (const table of [...new Set(data.notes.map(([name]) => name))]) {
    const own = data.notes.filter(([name]) => name === table);
    for (const [, bucket, count, value] of own)
      rows.push(
        h("tr", {}, h("td", {}, bucketWords(table, bucket, value)), h("td.n", {}, num(count))),
      );
    rows.push(
      h(
        "tr.sum",
        {},
        h("th", {scope: "row"}, t("notes_sum", {table: tableWords(table)})),
        h("td.n", {}, num(own.reduce((sum, [, , count]) => sum + count, 0))),
      ),
    );
  }
  return sheet(
    "notes",
    t("notes"),
    h(
      "p",
      {},
      t("notes_about"),
    ),
    h("h3", {}, t("notes_rows")),
    h("table", {}, h("tbody", {}, ...rows)),
    h("h3", {}, t("articles")),
    h(
      "table",
      {},
      h(
        "tbody",
        {},
        ...data.articles.map(article =>
          h(
            "tr",
            {},
            h(
              "td",
              {},
              h("b", {}, h("bdi.by", {}, article.label)),
              t("comma") + publishedOn(article),
              h("br"),
              theirs("span", article.title),
              h("br"),
              h("span.quiet", {}, ...datedBy(article)),
              h("br"),
              h("code", {dir: "ltr"}, `SHA-256 ${article.sha}`),
            ),
          ),
        ),
      ),
    ),
    h("h3", {}, t("decides")),
    h(
      "ul",
      {},
      ...[1, 2, 3, 4, 5, 6].map(i =>
        h("li", {}, "· " + t("decides_" + i, {n: data.staleAfter})),
      ),
    ),
    ...limits(),
    h("h3", {}, t("not_shown")),
    h(
      "p",
      {},
      t("not_shown_about"),
    ),
    h("h3", {}, t("basemap")),
    ...data.sources.map(text => theirs("p.quiet", text)),
    h(
      "p.quiet",
      {},
      `${t("build")} `,
      h("code", {dir: "ltr"}, data.build),
      `. ${t("offline")}`,
    ),
  );
}

function keysSheet() {
  const keys = [
    ["← →", "days"],
    ["Shift + ← →", "changes"],
    ["Home, End", "ends"],
    ["Space", "play"],
    ["[ ]", "speed"],
    ["/", "search"],
    ["C", "compare"],
    ["K", "known"],
    ["T", "tour"],
    ["Esc", "close"],
    ["?", "list"],
  ];
  return sheet(
    "keys",
    t("keyboard"),
    h(
      "table",
      {},
      h(
        "tbody",
        {},
        ...keys.map(([signs, name]) =>
          h(
            "tr",
            {},
            h("td", {}, h("kbd", {lang: "en", dir: "ltr"}, signs)),
            h("td", {}, t("key_" + name)),
          ),
        ),
      ),
    ),
  );
}

function moreSheet() {
  const item = (words, act) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          onclick: () => {
            document.getElementById("more").close();
            act();
          },
        },
        words,
      ),
    );
  return sheet(
    "more",
    t("more"),
    h(
      "ul.menu",
      {},
      h("li.choose", {}, t("what_known"), knownChooser(), tooManyDays()),
      h("li.choose", {}, t("sources"), sourceChooser()),
      item(t(view.from ? "end_comparing" : "compare_two"), toggleCompare),
      item(t("tour"), startTour),
      item(t("first_day"), () => goEnd(data.first)),
      item(t("last_day"), () => goEnd(data.last)),
      item(t("speed", {n: view.speed}), nextSpeed),
      item(t("search_a_place"), openSearch),
      item(t("goto"), () => $("date").click()),
      item(t("how"), () => {
        tab("places");
        document.querySelector("#place-list .how")?.scrollIntoView();
      }),
      item(namesWords(), switchNames),
      item(t("notes"), () => notesSheet().showModal()),
      item(t("share"), () => shareSheet().showModal()),
      item(t("download_day"), download),
    ),
  );
}

/** What a file of years leaves out, and where it is told. */
function limits() {
  const told = [
    knowable.length < published.length && t("limit_versions", {n: published.length}),
    data.daysWithoutHtml && t("limit_chronology", {n: data.daysWithoutHtml}),
  ].filter(Boolean);
  return told.length ? [h("h3", {}, t("limits")), ...told.map(text => h("p.limit", {}, text))] : [];
}

function sheet(id, title, ...content) {
  const dialog = document.getElementById(id);
  dialog.replaceChildren(
    h("button.link close", {onclick: () => dialog.close()}, t("close")),
    h("h2", {id: `${id}-title`}, title),
    ...content,
  );
  return dialog;
}
