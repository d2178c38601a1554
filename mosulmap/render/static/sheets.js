// The explanation of the marks, and the sheets: data notes, keys, a day to go to, more.

/** What limits a state, by the names that filters and addresses use. */
const QUALITIES = {
  confirmed: "confirmed",
  claimed: "claimed",
  derived: "inferred or inherited",
  old: `older than ${data.staleAfter} days`,
  conflict: "disputed",
};

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
      row(held(a), held(b), "reported"),
      row(
        held(a, {q: "confirmed"}),
        held(b, {q: "confirmed"}),
        "confirmed by a second, independent source",
        "confirmed",
      ),
      row(held(a, {q: "claimed"}), held(b, {q: "claimed"}), "claimed by that side", "claimed"),
      row(held(a, {inf: true}), held(b, {inf: true}), "inferred or inherited", "derived"),
      row(held(a, {old: true}), held(b, {old: true}), `older than ${data.staleAfter} days`, "old"),
      row(
        {s: "contested", dis: true, halves: [held(a, {q: "claimed"}), {s: "contested"}]},
        null,
        "disputed: sources conflict",
        "conflict",
      ),
    );
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
      "not named in any article",
    ),
    h(
      "li",
      {},
      svg(s("circle", {r: 8, fill: "none", stroke: "var(--ink2)", "stroke-dasharray": "1 2.4"})),
      "≈ estimated position",
    ),
  );
  return h("section.how", {}, h("h2", {}, "How to read a mark"), list);
}

/** Data notes: every row in one bucket, the sources, what is not shown, the build. */
function notesSheet() {
  const rows = [];
  for (const table of [...new Set(data.notes.map(([name]) => name))]) {
    const own = data.notes.filter(([name]) => name === table);
    for (const [, bucket, count] of own)
      rows.push(
        h("tr", {}, h("td", {}, `${table} ${bucket}`), h("td.n", {}, String(count))),
      );
    rows.push(
      h(
        "tr.sum",
        {},
        h("th", {scope: "row"}, `${table}, all`),
        h("td.n", {}, String(own.reduce((sum, [, , count]) => sum + count, 0))),
      ),
    );
  }
  return sheet(
    "notes",
    "Data notes",
    h(
      "p",
      {},
      "Every mark rests on a quoted sentence of a dated article. A state lasts until a later sentence changes it; the space between marks says nothing. What no sentence says is shown as unknown.",
    ),
    h("h3", {}, "Every row, counted once"),
    h("table", {}, h("tbody", {}, ...rows)),
    h("h3", {}, "Articles"),
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
              h("b", {}, article.label),
              `, ${article.short}`,
              h("br"),
              article.title,
              h("br"),
              h("span.quiet", {}, `Dated by: ${article.basis || "no basis given"}`),
              h("br"),
              h("code", {}, `SHA-256 ${article.sha}`),
            ),
          ),
        ),
      ),
    ),
    h("h3", {}, "How it decides"),
    h(
      "ul",
      {},
      ...[
        "Only sentences that say who holds a place count; a bombing, a flight of people or a visit does not change a mark.",
        "A report stands until a later one changes it.",
        "What a side says in its own favour is drawn hollow, as a claim.",
        "Two statements about the same day that cannot both hold are both shown.",
        "A place of which no sentence speaks takes the state of the larger place it lies in, and says so; from a contested one it takes nothing.",
        `Evidence older than ${data.staleAfter} days is drawn faint, with a broken edge.`,
      ].map(text => h("li", {}, `· ${text}`)),
    ),
    h("h3", {}, "Not shown"),
    h(
      "p",
      {},
      "Fronts, areas of control, troops and casualties; anything that these articles do not say. Positions are those of the gazetteer, with the uncertainty that each card names.",
    ),
    h("h3", {}, "Basemap"),
    ...data.sources.map(text => h("p.quiet", {}, text)),
    h(
      "p.quiet",
      {},
      `Build ${data.build}. This file holds everything it shows and asks no server for anything.`,
    ),
  );
}

function keysSheet() {
  const keys = [
    ["← →", "previous or next day"],
    ["Shift + ← →", "previous or next change"],
    ["Home, End", "first or last day"],
    ["Space", "play or pause"],
    ["[ ]", "slower or faster"],
    ["/", "search a place"],
    ["C", "compare two days, or end it"],
    ["K", "as it was known that day, or now"],
    ["Esc", "close the place card"],
    ["?", "this list"],
  ];
  return sheet(
    "keys",
    "Keys",
    h(
      "table",
      {},
      h(
        "tbody",
        {},
        ...keys.map(([key, words]) =>
          h("tr", {}, h("td", {}, h("kbd", {}, key)), h("td", {}, words)),
        ),
      ),
    ),
  );
}

function gotoSheet() {
  const input = h("input", {type: "date", min: data.first, max: data.last, "aria-label": "Day"});
  input.value = view.day;
  const go = () => {
    if (isDay(input.value)) {
      show(input.value);
      document.getElementById("goto").close();
    }
  };
  input.addEventListener("keydown", event => {
    if (event.key === "Enter") go();
  });
  return sheet(
    "goto",
    "Go to a day",
    h("p.quiet", {}, `From ${dateWords(data.first)} to ${dateWords(data.last)}.`),
    h("p", {}, input, h("button.do", {onclick: go}, "Show")),
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
    "More",
    h(
      "ul.menu",
      {},
      h("li.choose", {}, "What is known", knownChooser()),
      h("li.choose", {}, "Sources", sourceChooser()),
      item(view.from ? "End comparing" : "Compare two days", toggleCompare),
      item("Search a place", openSearch),
      item("Go to a day", () => gotoSheet().showModal()),
      item("How to read a mark", () => {
        tab("places");
        document.querySelector("#place-list .how")?.scrollIntoView();
      }),
      item("Data notes", () => notesSheet().showModal()),
      item(t("share"), () => shareSheet().showModal()),
      item("Download this day as CSV", download),
    ),
  );
}

function sheet(id, title, ...content) {
  const dialog = document.getElementById(id);
  dialog.replaceChildren(
    h("button.link close", {onclick: () => dialog.close()}, "Close"),
    h("h2", {id: `${id}-title`}, title),
    ...content,
  );
  return dialog;
}
