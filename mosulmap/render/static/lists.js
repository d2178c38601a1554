// The panel's lists: what changed on the day, all places, the chronology.

/** "9 changes", each with its mark before and after. */
function drawDay(holder) {
  const changes = changesOn(view.day),
    items = [];
  for (const text of warnings()) items.push(h("p", {class: "note"}, text));
  items.push(
    h("h2", {}, changes.length ? plural(changes.length, "change", "changes") : "No changes"),
  );
  const visible = changes.filter(({place}) => shown(place));
  if (visible.length)
    items.push(
      h(
        "ul",
        {class: "rows"},
        ...visible.map(({place, period, former}) =>
          h(
            "li",
            {},
            h(
              "button",
              {
                class: "change",
                "aria-label": `${place.title}: ${data.words[period.t]}, before that: ${data.words[(former || period).t]}`,
                onclick: () => choose(place.id),
              },
              mark(former || {s: "unknown"}, 16, place.kind === "site"),
              h("span", {class: "arrow"}, "→"),
              mark(period, 18, place.kind === "site"),
              h("b", {}, place.title),
              h(
                "span",
                {class: "words"},
                `${data.words[period.t]} · ${publishersOf(place, view.day)}`,
              ),
            ),
          ),
        ),
      ),
    );
  else if (changes.length) items.push(nothingMatches());
  else items.push(h("p", {class: "quiet"}, nextChangeWords()));
  const offMap = places.filter(place => place.layer === "none" && shown(place));
  if (offMap.length) {
    items.push(h("h2", {}, "Named, but not on the map"));
    items.push(h("ul", {class: "rows"}, ...offMap.map(place => h("li", {}, placeButton(place)))));
    for (const place of offMap) if (place.note) items.push(h("p", {class: "quiet"}, place.note));
  }
  holder.replaceChildren(...items);
}

function nextChangeWords() {
  const next = changeDays.find(day => day > view.day),
    last = [...changeDays].reverse().find(day => day < view.day);
  return [last && `Last change: ${dateWords(last)}.`, next && `Next change: ${dateWords(next)}.`]
    .filter(Boolean)
    .join(" ");
}

/** What a reader must know before trusting the day's map. */
function warnings() {
  const texts = view.notice ? [view.notice] : [];
  const first = data.articles.reduce(
    (least, one) => (one.day && one.day < least ? one.day : least),
    data.last,
  );
  if (view.day < first)
    texts.push("No article yet. These marks are read from articles published later.");
  const gap = [...data.gaps].reverse().find(one => one.a <= view.day),
    old = counted.filter(place => current(place).old).length;
  if (gap && old)
    texts.push(
      `No dated sentence between ${dateWords(gap.a)} and ${dateWords(gap.b)}. ${plural(old, "place shows its", "places show their")} last reported state, faint and with a broken edge.`,
    );
  return texts;
}

function nothingMatches() {
  return h(
    "p",
    {class: "quiet"},
    "Nothing matches. ",
    h("button", {class: "link", onclick: clearFilter}, "Show all"),
  );
}

/** A place's row: what it is, in words and numbers, for eyes and for programs. */
function placeButton(place) {
  const period = current(place);
  return h(
    "button",
    {
      class: "row",
      "data-place": place.id,
      "data-controller": period.s === "held" ? period.c : "",
      "data-state": period.s,
      "aria-label": `${place.title}: ${data.words[period.t]}`,
      "aria-current": view.place === place.id ? "true" : null,
      onclick: () => choose(place.id),
    },
    mark(period, 16, place.kind === "site"),
    h(
      "span",
      {class: "name"},
      estimate(place),
      h("b", {}, place.title),
      place.away && h("span", {class: "away"}, `  ${place.away}`),
    ),
    h("span", {class: "side"}, remark(period)),
  );
}

function remark(period) {
  if (period.s === "unknown") return "";
  if (period.old) return `${daysBetween(period.word, view.day)} d old`;
  if (period.dis) return "sources conflict";
  if (period.inh) return "inherited";
  if (period.inf) return "inferred";
  return period.q === "claimed"
    ? "claimed"
    : `since ${dateShort(period.since).replace(/ \d{4}$/, "")}`;
}

/** All places in groups by state; on narrow screens the insets' places have groups of their own. */
function drawPlaces(holder, wanted) {
  const fold = text =>
    text
      .normalize("NFKD")
      .replace(/[\s\u0300-\u036f\u064b-\u0652'’‘`ʿʾ-]/g, "")
      .toLowerCase();
  const query = fold(wanted.trim()),
    spelled = place =>
      [place.title, place.ar || "", ...(place.names || "").split("|")].some(name =>
        fold(name).includes(query),
      );
  const found = places.filter(place => shown(place) && (!query || spelled(place))),
    groups = [];
  const group = (title, list, glyph) =>
    list.length &&
    groups.push(
      h(
        "section",
        {class: "group"},
        h("h3", {}, glyph || "", title, h("span", {class: "count"}, ` ${list.length}`)),
        h("ul", {}, ...list.map(place => h("li", {}, placeButton(place)))),
      ),
    );
  const order = (a, b) =>
    importance(current(a)) - importance(current(b)) || a.title.localeCompare(b.title, "en");
  const apart = narrow.matches ? data.insets : [];
  const near = found
    .filter(place => place.layer !== "wide" && !apart.some(inset => inset.id === place.layer))
    .sort(order);
  for (const {key, title, state} of states)
    group(
      title,
      near.filter(place => keyOf(current(place)) === key),
      mark(state, 16),
    );
  for (const inset of apart)
    group(inset.title, found.filter(place => place.layer === inset.id).sort(order));
  group("Areas and lines, not drawn", found.filter(place => place.layer === "wide").sort(order));
  if (query) {
    const dots = data.dots.filter(spelled).slice(0, 12);
    if (dots.length)
      groups.push(
        h(
          "section",
          {class: "group"},
          h("h3", {}, "Not named in any article", h("span", {class: "count"}, ` ${dots.length}`)),
          h(
            "ul",
            {},
            ...dots.map(dot =>
              h(
                "li",
                {},
                h(
                  "button",
                  {class: "row", onclick: () => showDot(dot)},
                  s(
                    "svg",
                    {viewBox: "-9 -9 18 18", width: 16, height: 16, "aria-hidden": "true"},
                    s("circle", {r: 2, fill: "var(--ink3)"}),
                  ),
                  h("span", {class: "name"}, dot.title),
                  h("span", {class: "side"}, dot.in || ""),
                ),
              ),
            ),
          ),
        ),
      );
    if (!groups.length)
      groups.push(h("p", {class: "quiet"}, `No place is spelled “${wanted.trim()}”.`));
  } else if (!groups.length) groups.push(nothingMatches());
  if (narrow.matches && !query) groups.push(howToRead());
  holder.replaceChildren(...groups);
}

/** Makes the chronology that stands in the page, complete without script, part of the panel. */
function wakeChronology(holder) {
  for (const row of holder.querySelectorAll("li[data-ref]")) {
    const place = byId.get(row.dataset.ref),
      day = row.closest("[data-day]").dataset.day,
      period = periodOn(place.periods, day);
    row.replaceChildren(
      h(
        "button",
        {
          onclick: () => {
            show(day);
            choose(place.id);
          },
        },
        mark(period, 16, place.kind === "site"),
        h(
          "span",
          {},
          h("b", {}, place.title),
          h("br"),
          h("span", {class: "quiet"}, data.words[period.t]),
        ),
        h("span", {class: "side quiet"}, publishersOf(place, day)),
      ),
    );
  }
}

function markChronology(holder) {
  for (const section of holder.querySelectorAll(".chron-day")) {
    section.classList.toggle("now", section.dataset.day === view.day);
    const rows = [...section.querySelectorAll("li[data-ref]")];
    for (const row of rows) row.hidden = !shown(byId.get(row.dataset.ref), section.dataset.day);
    section.hidden = rows.every(row => row.hidden);
  }
}
