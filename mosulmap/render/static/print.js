// The shown day on paper, A4 across: drawn anew for the sheet, whatever the screen shows.

// In px of 1/96 inch: 277 mm between the margins; the map and its column are 115 mm high.
// Below them there is room for so many changes; more begin the next sheet.
const PAPER = {wide: 1046, column: 252, tall: 435, changes: 9};

function wirePrint() {
  addEventListener("beforeprint", drawPaper);
  addEventListener("afterprint", () => $("paper").replaceChildren());
  document.body.append(h("div", {id: "paper"}));
}

/** Fills the sheets: the day and its map on the first, every place as a table after it. */
function drawPaper() {
  const changes = (view.from ? [] : changesOn(view.day)).filter(({place}) => shown(place));
  $("paper").lang = language.code;
  $("paper").dir = language.dir;
  $("paper").replaceChildren(
    h("p.about", {}, $("about").textContent),
    h("p.date", {}, $("date").textContent, " ", h("span", {}, $("summary").textContent)),
    paperBar(),
    h(
      "p.paper-key",
      {},
      ...[...document.querySelectorAll("#key > .state")].map(button =>
        h("span", {}, ...[...button.cloneNode(true).childNodes].flatMap(part => [part, " "])),
      ),
      limitWords(),
    ),
    h("div.paper-maps", {}, paperMap(), h("div", {}, ...data.insets.flatMap(drawInset))),
    h("ul.paper-how", {}, ...[...howToRead().querySelectorAll("li")].map(plainRow)),
    changes.length ? paperChanges(changes) : "",
    attributes(paperTable(), {class: changes.length > PAPER.changes ? null : "next"}),
    ...warnings().map(text => h("p.note", {}, text)),
    ...sheetNotes().map(text => h("p.quiet", {}, text)),
  );
  const foot = [`${t("build")} ${data.build}`, $("date").textContent, knownWords(), linkTo()];
  document.documentElement.style.setProperty("--foot", JSON.stringify(foot.join(" · ")));
}

/** The row of an explanation, without what makes it a button. */
function plainRow(row) {
  const content = row.querySelector("button") || row;
  return h("li", {}, ...content.cloneNode(true).childNodes);
}

function paperMap() {
  const {center, zoom, size} = map.here(),
    wide = PAPER.wide - PAPER.column - 12,
    closer = Math.log2(Math.min(wide / size.x, PAPER.tall / size.y));
  return mapDrawing(wide, PAPER.tall, zoom + closer, center);
}

/** The time bar with its handle, and no more than it says by itself. */
function paperBar() {
  const axis = makeAxis(PAPER.wide - 72),
    rows = {base: 32, tall: 18, change: 41, span: 66, sheet: 70, month: 92, end: 82, top: 8},
    wide = Math.max(4, axis.step);
  axis.seen = mirrored() ? (x, long = 0) => PAPER.wide - x - long : x => x;
  const x = axis.seen(66 + axis.x(view.day)),
    column = s("rect", {class: "now", x: x - wide / 2, width: wide}),
    handle = s("path", {class: "hand", d: `M${x - 5} 0h10l-5 8Z`});
  const svg = drawAxis(axis, rows, 66, false, column, [handle]);
  return attributes(svg, {class: "plot", width: PAPER.wide, height: 96});
}

function paperChanges(changes) {
  return h(
    "section",
    {class: changes.length > PAPER.changes ? "next" : null},
    h("h2", {}, t("changes", {n: changes.length})),
    h("ul.paper-changes", {}, ...changes.map(paperChange)),
  );
}

function paperChange({place, period, former}) {
  const site = place.kind === "site";
  return h(
    "li",
    {},
    mark(former || {s: "unknown"}, 13, site),
    " ",
    mark(period, 15, site),
    " ",
    h("b", {}, nameOf(place)),
    ` ${[words(period.t), publishersOf(place, period.a)].filter(Boolean).join(" · ")}`,
  );
}

/** Every place that an article names, with its state, since when, and the last word on it. */
function paperTable() {
  const heads = ["place", "state", "since", "last"].map(key =>
    h("th", {scope: "col"}, t(`paper_${key}`)),
  );
  const listed = places
    .filter(place => current(place).s !== "none" && shown(place))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), language.code));
  const [empty, told] = [true, false].map(none =>
    listed.filter(place => isUnknown(current(place)) === none),
  );
  const unknown = states.find(({key}) => key === "unknown");
  const last = h(
    "tr",
    {},
    h("th", {scope: "row"}, mark(unknown.state, 13), ` ${unknown.title} ${num(empty.length)}`),
    h("td", {colspan: 3}, empty.map(nameOf).join(" · ")),
  );
  return h(
    "table",
    {},
    h("caption", {}, t("paper_places", {day: dateWords(view.day)})),
    h("thead", {}, h("tr", {}, ...heads)),
    h("tbody", {}, ...told.map(paperRow), empty.length ? last : ""),
  );
}

function paperRow(place) {
  const period = current(place),
    sign = mark(period, 13, place.kind === "site"),
    since = period.since < data.first ? "" : dateShort(period.since);
  return h(
    "tr",
    {},
    h("th", {scope: "row"}, sign, ` ${estimate(place)}${nameOf(place)}`),
    h("td", {}, words(period.t)),
    h("td", {}, since),
    h("td", {}, dateShort(period.word)),
  );
}
