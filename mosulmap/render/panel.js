// The panel: what changed on the day, all places, the chronology, and the card of one place.

/** "9 changes", each with its mark before and after. */
function drawDay(holder) {
  const changes = changesOn(view.day), items = [];
  for (const text of warnings()) items.push(h("p", {class: "note"}, text));
  items.push(h("h2", {}, changes.length ? plural(changes.length, "change", "changes") : "No changes"));
  const visible = changes.filter(({place}) => shown(place));
  if (visible.length) items.push(h("ul", {class: "rows"}, ...visible.map(({place, period, former}) => h("li", {}, h("button", {class: "change", "aria-label": `${place.title}: ${data.words[period.t]}, before that: ${data.words[(former || period).t]}`, onclick: () => choose(place.id)},
    mark(former || {s: "unknown"}, 16, place.kind === "site"), h("span", {class: "arrow"}, "→"), mark(period, 18, place.kind === "site"), h("b", {}, place.title),
    h("span", {class: "words"}, `${data.words[period.t]} · ${publishersOf(place, view.day)}`))))));
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
  const next = changeDays.find(day => day > view.day), last = [...changeDays].reverse().find(day => day < view.day);
  return [last && `Last change: ${dateWords(last)}.`, next && `Next change: ${dateWords(next)}.`].filter(Boolean).join(" ");
}
function publishersOf(place, day) {
  const labels = place.chain.filter(([, from]) => from === day).map(([number]) => data.articles[data.mentions[number].article].label);
  return [...new Set(labels)].join(", ");
}
/** What a reader must know before trusting the day's map. */
function warnings() {
  const texts = view.notice ? [view.notice] : [];
  const first = data.articles.reduce((least, one) => one.day && one.day < least ? one.day : least, data.last);
  if (view.day < first) texts.push("No article yet. These marks are read from articles published later.");
  const gap = [...data.gaps].reverse().find(one => one.a <= view.day), old = counted.filter(place => current(place).old).length;
  if (gap && old) texts.push(`No dated sentence between ${dateWords(gap.a)} and ${dateWords(gap.b)}. ${plural(old, "place shows its", "places show their")} last reported state, faint and with a broken edge.`);
  return texts;
}
function nothingMatches() {
  return h("p", {class: "quiet"}, "Nothing matches. ", h("button", {class: "link", onclick: clearFilter}, "Show all"));
}

/** A place's row: what it is, in words and numbers, for eyes and for programs. */
function placeButton(place) {
  const period = current(place);
  return h("button", {class: "row", "data-place": place.id, "data-controller": period.s === "held" ? period.c : "", "data-state": period.s,
    "aria-label": `${place.title}: ${data.words[period.t]}`, "aria-current": view.place === place.id ? "true" : null, onclick: () => choose(place.id)},
    mark(period, 16, place.kind === "site"),
    h("span", {class: "name"}, estimate(place), h("b", {}, place.title), place.away && h("span", {class: "away"}, `  ${place.away}`)),
    h("span", {class: "side"}, remark(period)));
}
/** The sign before the name of a place whose position is estimated; areas have none to estimate. */
function estimate(place) { return place.est && place.kind !== "area" && place.at && place.layer !== "wide" ? "≈ " : ""; }
function remark(period) {
  if (period.s === "unknown") return "";
  if (period.old) return `${daysBetween(period.word, view.day)} d old`;
  if (period.dis) return "sources conflict";
  if (period.inh) return "inherited";
  if (period.inf) return "inferred";
  return period.q === "claimed" ? "claimed" : `since ${dateShort(period.since).replace(/ \d{4}$/, "")}`;
}
/** All places in groups by state; on narrow screens the insets' places have groups of their own. */
function drawPlaces(holder, wanted) {
  const fold = text => text.normalize("NFKD").replace(/[\s\u0300-\u036f\u064b-\u0652'’‘`ʿʾ-]/g, "").toLowerCase();
  const query = fold(wanted.trim()), spelled = place => [place.title, place.ar || "", ...(place.names || "").split("|")].some(name => fold(name).includes(query));
  const found = places.filter(place => shown(place) && (!query || spelled(place))), groups = [];
  const group = (title, list, glyph) => list.length && groups.push(h("section", {class: "group"},
    h("h3", {}, glyph || "", title, h("span", {class: "count"}, ` ${list.length}`)), h("ul", {}, ...list.map(place => h("li", {}, placeButton(place))))));
  const order = (a, b) => importance(current(a)) - importance(current(b)) || a.title.localeCompare(b.title, "en");
  const apart = narrow.matches ? data.insets : [];
  const near = found.filter(place => place.layer !== "wide" && !apart.some(inset => inset.id === place.layer)).sort(order);
  for (const {key, title, state} of states) group(title, near.filter(place => keyOf(current(place)) === key), mark(state, 16));
  for (const inset of apart) group(inset.title, found.filter(place => place.layer === inset.id).sort(order));
  group("Areas and lines, not drawn", found.filter(place => place.layer === "wide").sort(order));
  if (query) {
    const dots = data.dots.filter(spelled).slice(0, 12);
    if (dots.length) groups.push(h("section", {class: "group"}, h("h3", {}, "Not named in any article", h("span", {class: "count"}, ` ${dots.length}`)),
      h("ul", {}, ...dots.map(dot => h("li", {}, h("button", {class: "row", onclick: () => showDot(dot)},
        s("svg", {viewBox: "-9 -9 18 18", width: 16, height: 16, "aria-hidden": "true"}, s("circle", {r: 2, fill: "var(--ink3)"})), h("span", {class: "name"}, dot.title), h("span", {class: "side"}, dot.in || "")))))));
    if (!groups.length) groups.push(h("p", {class: "quiet"}, `No place is spelled “${wanted.trim()}”.`));
  } else if (!groups.length) groups.push(nothingMatches());
  if (narrow.matches && !query) groups.push(howToRead());
  holder.replaceChildren(...groups);
}

/** Makes the chronology that stands in the page, complete without script, part of the panel. */
function wakeChronology(holder) {
  for (const row of holder.querySelectorAll("li[data-ref]")) {
    const place = byId.get(row.dataset.ref), day = row.closest("[data-day]").dataset.day, period = periodOn(place.periods, day);
    row.replaceChildren(h("button", {onclick: () => { show(day); choose(place.id); }},
      mark(period, 16, place.kind === "site"), h("span", {}, h("b", {}, place.title), h("br"), h("span", {class: "quiet"}, data.words[period.t])), h("span", {class: "side quiet"}, publishersOf(place, day))));
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

/** The card of one place: its state, its history, and every sentence behind the mark. */
function drawCard(holder, place) {
  const period = current(place), source = period.from ? byId.get(period.from) : place;
  holder.replaceChildren(
    h("button", {class: "link back", id: "back", onclick: () => choose(null)}, "← Back to the list"),
    h("h2", {class: "name"}, place.title, place.ar ? h("bdi", {lang: "ar", dir: "rtl"}, place.ar) : null),
    h("p", {class: "quiet"}, whereWords(place)),
    place.note && place.kind !== "area" ? h("p", {class: "quiet"}, place.note) : "",
    h("div", {class: "verdict"}, mark(period, 34, place.kind === "site"), h("div", {}, h("b", {}, data.words[period.t]), h("span", {class: "quiet"}, sinceWords(period)))),
    historyStrip(place),
    h("h2", {}, "Why this mark?"),
    ...why(place, period, source),
    h("h2", {}, "This place, period by period"),
    periodList(place));
}
function whereWords(place) {
  const kind = place.type[0].toUpperCase() + place.type.slice(1);
  const metres = place.unc >= 1000 ? place.unc / 1000 + " km" : place.unc + " m";
  const where = place.at ? `position ± ${metres}${place.est ? " (estimated)" : ""}` : "position unknown";
  return [place.in ? `${kind} in ${place.in}` : kind, place.away, place.layer === "wide" ? "not drawn" : where].filter(Boolean).join(" · ");
}
function sinceWords(period) {
  if (period.s === "unknown") return "no sentence up to this day says who holds it";
  const age = daysBetween(period.word, view.day), since = `since ${dateWords(period.since)}`;
  return [period.since < data.first ? "since before the first day shown" : since, age <= 0 ? "reported for this day" : `last word ${plural(age, "day", "days")} earlier`].join(" · ");
}
/** Numbered reasons, oldest first; the last number is the rule. */
function why(place, period, source) {
  const chain = (period.s === "unknown" ? [] : source.chain || []).filter(([, from]) => from <= view.day);
  const told = chain.map(([number]) => number);
  const extra = period.m && period.s === "unknown" ? period.m : [];
  const named = period.s === "unknown" && !extra.length ? (place.named || []).slice(0, 3) : [];
  const many = told.length > 6 && !view.allQuotes ? told.length - 6 : 0;
  const list = h("ol", {class: "why"}), start = many + 1;
  const item = (number, ...content) => list.append(h("li", {}, h("span", {class: "num", "aria-hidden": "true"}, String(number)), h("div", {}, ...content)));
  let number = start;
  for (const mention of [...told.slice(many), ...extra]) item(number++, ...evidence(mention));
  item(number, h("p", {}, data.words[period.r]), period.old ? h("p", {class: "quiet"}, `The last word is ${daysBetween(period.word, view.day)} days old: more than ${data.staleAfter} days, so the mark is faint.`) : "");
  const parts = [];
  if (period.from && source !== place) parts.push(h("p", {class: "quiet"}, period.inh ? "Taken from " : "It lies in ", h("button", {class: "link", onclick: () => choose(source.id)}, source.title), period.inh ? ", on these words:" : "."));
  if (many) parts.push(h("button", {class: "link", onclick: () => { view.allQuotes = true; refresh(); }}, `Show ${plural(many, "earlier sentence", "earlier sentences")}`));
  parts.push(list);
  if (named.length) parts.push(h("h2", {}, "Where the articles name it"), ...named.map(mention => h("div", {}, ...evidence(mention))));
  return parts;
}
/** One sentence: what it says, the words with toponym and date marked, and its source. */
function evidence(number) {
  const mention = data.mentions[number], article = data.articles[mention.article], quote = data.quotes[mention.quote];
  const says = !mention.s ? "" : h("p", {class: "says"}, mark(mention, 16), data.words[mention.says]);
  const text = h("blockquote", {class: "q", lang: "en", dir: "ltr"}, ...highlighted(quote, mention));
  const link = article.url ? h("a", {href: article.url, target: "_blank", rel: "noopener noreferrer"}, "open article") : null;
  return [says, text,
    h("p", {class: "cite"}, [`${article.label}, ${article.short}`, data.words[mention.when]].filter(Boolean).join(" · ")),
    h("p", {class: "cite"}, mention.who ? `Word of: ${mention.who} · ` : "", h("button", {class: "link", onclick: event => copy(citation(mention), event.currentTarget)}, "copy citation"), link ? " · " : "", link),
    mention.note ? h("p", {class: "cite"}, mention.note) : ""];
}
function highlighted(quote, mention) {
  const spans = [[...mention.mark, "mark"], ...(mention.phrase ? [[...mention.phrase, "u"]] : [])].sort((a, b) => a[0] - b[0]), parts = [];
  let at = 0;
  for (const [from, to, tag] of spans) {
    if (from < at) continue;
    parts.push(quote.slice(at, from), h(tag, {}, quote.slice(from, to)));
    at = to;
  }
  return [...parts, quote.slice(at)];
}
function citation(mention) {
  const article = data.articles[mention.article];
  return `“${data.quotes[mention.quote]}” ${article.label}, “${article.title}”, ${article.day ? dateWords(article.day) : "undated"}. ${article.url || ""} SHA-256 of the text: ${article.sha}.`;
}
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea", {class: "sr"});
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  button.textContent = "copied";
}
/** The place's whole history as a strip, filled like its marks. */
function historyStrip(place) {
  const wide = 330, total = daysBetween(data.first, data.last) + 1, x = day => Math.max(0, Math.min(wide, daysBetween(data.first, day) / total * wide));
  const svg = s("svg", {class: "strip", viewBox: `0 -10 ${wide} 42`, width: "100%", "aria-hidden": "true"});
  spells(place).forEach(({period, until}) => {
    const from = x(period.a), to = until + 1 < place.periods.length ? x(place.periods[until + 1].a) : wide;
    if (to <= from) return;
    const thin = period.inf || period.inh || period.s === "unknown", high = period.s === "unknown" ? 1.5 : thin ? 6 : 12, hue = period.c ? `var(--c${actors.get(period.c).number})` : "var(--ink)";
    const rect = s("rect", {x: from + .5, y: 6 - high / 2, width: Math.max(.8, to - from - 1), height: high});
    if (period.s === "unknown") attributes(rect, {fill: "var(--unknown)"});
    else attributes(rect, {fill: period.s === "contested" ? `url(#${period.old ? "hatch-old" : "hatch"})` : period.q === "claimed" ? "var(--casing)" : hue,
      "fill-opacity": period.old && period.s === "held" && period.q !== "claimed" ? .28 : 1, stroke: period.s === "held" && !period.old && period.q !== "claimed" ? null : hue, "stroke-width": 1.2, "stroke-dasharray": period.old ? "2.6 1.9" : null});
    svg.append(rect);
  });
  const at = x(view.day) + wide / total / 2;
  svg.append(s("path", {d: `M${at - 4}-9H${at + 4}L${at}-3ZM${at}-4V14`, fill: "var(--ink)", stroke: "var(--ink)", "stroke-width": 1.2}));
  for (const month of monthsOf(data.first, data.last).slice(1)) svg.append(s("line", {x1: x(month.day), x2: x(month.day), y1: 15, y2: 19, stroke: "var(--ink3)"}), s("text", {x: x(month.day) + 2, y: 29}, month.words.replace(/ \d+$/, "")));
  return svg;
}
/** Periods that read alike, joined: [{period, from, until}] with the numbers of the first and last. */
function spells(place) {
  const joined = [];
  place.periods.forEach((period, i) => {
    const last = joined[joined.length - 1];
    if (last && last.period.t === period.t && look(last.period) === look(period)) last.until = i; else joined.push({period, from: i, until: i});
  });
  return joined;
}
function periodList(place) {
  const now = current(place), end = i => i + 1 < place.periods.length ? addDays(place.periods[i + 1].a, -1) : null;
  return h("ol", {class: "periods"}, ...spells(place).map(({period, from, until}) => {
    const first = place.periods[from].a, last = end(until);
    const words = first <= data.first ? (last ? `up to ${dateShort(last)}` : "all days") : !last ? `from ${dateShort(first)}` : last === first ? dateShort(first) : `${dateShort(first)} – ${dateShort(last)}`;
    return h("li", {class: place.periods.indexOf(now) >= from && place.periods.indexOf(now) <= until ? "now" : null}, mark(period, 16, place.kind === "site"), h("span", {}, data.words[period.t]), h("span", {class: "side"}, words));
  }));
}

/** The explanation of the marks; its rows filter by what limits a state. */
function howToRead() {
  const party = number => data.actors[number] ? data.actors[number].id : null, a = party(0), b = party(1) || a;
  const held = (c, more = {}) => ({s: "held", c, ...more});
  const row = (left, right, words, key) => {
    const content = [h("span", {class: "pair"}, mark(left, 16), right && mark(right, 16)), h("span", {}, words)];
    return h("li", {}, ...(key ? [h("button", {class: "how-row", "aria-pressed": String(view.qualities.has(key)), onclick: () => toggle(view.qualities, key)}, ...content)] : content));
  };
  const list = h("ul", {});
  if (a) list.append(
    row(held(a), held(b), "reported"),
    row(held(a, {q: "claimed"}), held(b, {q: "claimed"}), "claimed by that side", "claimed"),
    row(held(a, {inf: true}), held(b, {inf: true}), "inferred or inherited", "derived"),
    row(held(a, {old: true}), held(b, {old: true}), `older than ${data.staleAfter} days`, "old"),
    row({s: "contested", dis: true, halves: [held(a, {q: "claimed"}), {s: "contested"}]}, null, "sources conflict", "conflict"));
  const svg = child => h("span", {class: "pair"}, s("svg", {viewBox: "-9 -9 18 18", width: 18, height: 18, "aria-hidden": "true"}, child));
  list.append(
    h("li", {}, svg(s("circle", {r: 1.8, fill: "var(--ink3)", "fill-opacity": .7})), "not named in any article"),
    h("li", {}, svg(s("circle", {r: 8, fill: "none", stroke: "var(--ink2)", "stroke-dasharray": "1 2.4"})), "≈ estimated position"));
  return h("section", {class: "how"}, h("h2", {}, "How to read a mark"), list);
}
/** Data notes: every row in one bucket, the sources, what is not shown, the build. */
function notesSheet() {
  const rows = [];
  for (const table of [...new Set(data.notes.map(([name]) => name))]) {
    const own = data.notes.filter(([name]) => name === table);
    for (const [, bucket, count] of own) rows.push(h("tr", {}, h("td", {}, `${table} ${bucket}`), h("td", {class: "n"}, String(count))));
    rows.push(h("tr", {class: "sum"}, h("th", {scope: "row"}, `${table}, all`), h("td", {class: "n"}, String(own.reduce((sum, [, , count]) => sum + count, 0)))));
  }
  return sheet("notes", "Data notes",
    h("p", {}, "Every mark rests on a quoted sentence of a dated article. A state lasts until a later sentence changes it; the space between marks says nothing. What no sentence says is shown as unknown."),
    h("h3", {}, "Every row, counted once"), h("table", {}, h("tbody", {}, ...rows)),
    h("h3", {}, "Articles"), h("table", {}, h("tbody", {}, ...data.articles.map(article => h("tr", {}, h("td", {}, h("b", {}, article.label), `, ${article.short}`, h("br"), article.title, h("br"),
      h("span", {class: "quiet"}, `Dated by: ${article.basis || "no basis given"}`), h("br"), h("code", {}, `SHA-256 ${article.sha}`)))))),
    h("h3", {}, "How it decides"), h("ul", {}, ...[
      "Only sentences that say who holds a place count; a bombing, a flight of people or a visit does not change a mark.",
      "A report stands until a later one changes it.", "What a side says in its own favour is drawn hollow, as a claim.", "Two statements about the same day that cannot both hold are both shown.",
      "A place of which no sentence speaks takes the state of the larger place it lies in, and says so; from a contested one it takes nothing.",
      `Evidence older than ${data.staleAfter} days is drawn faint, with a broken edge.`].map(text => h("li", {}, `· ${text}`))),
    h("h3", {}, "Not shown"), h("p", {}, "Fronts, areas of control, troops and casualties; anything that these articles do not say. Positions are those of the gazetteer, with the uncertainty that each card names."),
    h("h3", {}, "Basemap"), ...data.sources.map(text => h("p", {class: "quiet"}, text)),
    h("p", {class: "quiet"}, `Build ${data.build}. This file holds everything it shows and asks no server for anything.`));
}
function keysSheet() {
  const keys = [["← →", "previous or next day"], ["Shift + ← →", "previous or next change"], ["Home, End", "first or last day"], ["Space", "play or pause"], ["[ ]", "slower or faster"], ["/", "search a place"], ["Esc", "close the place card"], ["?", "this list"]];
  return sheet("keys", "Keys", h("table", {}, h("tbody", {}, ...keys.map(([key, words]) => h("tr", {}, h("td", {}, h("kbd", {}, key)), h("td", {}, words))))));
}
function gotoSheet() {
  const input = h("input", {type: "date", min: data.first, max: data.last, "aria-label": "Day"});
  input.value = view.day;
  const go = () => { if (isDay(input.value)) { show(input.value); document.getElementById("goto").close(); } };
  input.addEventListener("keydown", event => { if (event.key === "Enter") go(); });
  return sheet("goto", "Go to a day", h("p", {class: "quiet"}, `From ${dateWords(data.first)} to ${dateWords(data.last)}.`), h("p", {}, input, h("button", {class: "do", onclick: go}, "Show")));
}
function moreSheet() {
  const item = (words, act) => h("li", {}, h("button", {onclick: () => { document.getElementById("more").close(); act(); }}, words));
  return sheet("more", "More", h("ul", {class: "menu"}, item("Search a place", openSearch), item("Go to a day", () => gotoSheet().showModal()), item("How to read a mark", () => { tab("places"); document.querySelector("#place-list .how")?.scrollIntoView(); }), item("Data notes", () => notesSheet().showModal()), item("Download this day as CSV", download)));
}
function sheet(id, title, ...content) {
  const dialog = document.getElementById(id);
  dialog.replaceChildren(h("button", {class: "link close", onclick: () => dialog.close()}, "Close"), h("h2", {id: `${id}-title`}, title), ...content);
  return dialog;
}
