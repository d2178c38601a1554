// What the articles also report: attacks, and people made to move. A layer of its own, off at first;
// it never changes a mark. What the days before told is faint.

const NEAR_DAYS = 7;
const SIGNS = {
  attack: "M-6 3.5L-2.5-4L1.5 3L5.5-4",
  displacement: "M-5-4.5L-.5 0L-5 4.5M1-4.5L5.5 0L1 4.5",
};
const happenings = data.events.map(([number, place, kind, a, b]) => ({
  number,
  place: byId.get(place),
  kind,
  a,
  b,
}));
const moves = data.moves.map(([from, to, origin, goal, a, b]) => ({
  numbers: [from, to],
  origin: byId.get(origin),
  goal: byId.get(goal),
  a,
  b,
}));

/** Those of a day and of the days before it that still count; `near` marks the latter. */
function around(list) {
  return list
    .filter(
      one =>
        one.a <= view.day &&
        daysBetween(one.b, view.day) <= NEAR_DAYS &&
        counts(articleOf(one.number ?? one.numbers[0])),
    )
    .map(one => ({...one, near: one.b < view.day}))
    .sort((one, other) => one.near - other.near || (one.b < other.b ? 1 : -1));
}

/** What several sentences say of the same places and days stands together: {kind, numbers, …}. */
function reportsAround() {
  const join = (list, key) => {
    const groups = new Map();
    for (const one of list) {
      const of = key(one),
        group = groups.get(of);
      if (group) {
        group.numbers.push(...one.numbers);
        group.places = [...new Set([...group.places, ...one.places])];
      } else groups.set(of, one);
    }
    return [...groups.values()];
  };
  const each = around(happenings).map(one => ({
    ...one,
    numbers: [one.number],
    places: [one.place],
  }));
  const told = join(each, one => [one.kind, one.a, one.b, mentions[one.number].quote].join());
  return join(told, one => [one.kind, one.a, one.b, ...one.places.map(({id}) => id).sort()].join());
}

function moveOf(report) {
  return moves.find(move => move.numbers.every(number => report.numbers.includes(number)));
}

/** "Samarra and Tikrit", or "Hammam al-Alil to Tal Afar" where a sentence says whence and whither. */
function reportPlaces(report) {
  const move = moveOf(report);
  return move ? moveWords(move) : series(report.places.map(nameOf));
}

function moveWords({origin, goal}) {
  return t("move_of", {origin: nameOf(origin), goal: nameOf(goal)});
}

/** A small neutral sign in ink: no state, no party. */
function sign(kind, size = 16) {
  const path = width => ({
    d: SIGNS[kind],
    fill: "none",
    "stroke-width": width,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });
  return s(
    "svg",
    {viewBox: "-9 -9 18 18", width: size, height: size, "aria-hidden": "true", class: "sign"},
    s("path", {...path(5), stroke: "var(--casing)"}),
    s("path", {...path(2), stroke: "var(--ink2)"}),
  );
}

function toggleEvents() {
  Object.assign(view, {events: !view.events, moved: true});
  refresh();
}

/** The row in "How to read a mark" that puts the layer on the map. */
function eventsRow() {
  return h(
    "li",
    {},
    h(
      "button.how-row",
      {"data-key": "events", "aria-pressed": String(view.events), onclick: toggleEvents},
      h("span.pair", {}, sign("attack"), sign("displacement")),
      h("span", {}, t("attacks_and_moves")),
    ),
  );
}

/** "Also reported", in words: what the layer draws, each leading to its sentences. */
function alsoReported() {
  const reports = reportsAround().filter(one => view.events || !one.near);
  if (!reports.length) return [];
  const row = report =>
    h(
      "li",
      {},
      h(
        "button",
        {
          class: report.near ? "change report near" : "change report",
          id: `report-${report.numbers[0]}`,
          onclick: () => openReport(report.numbers),
        },
        sign(report.kind, 18),
        h("b", {}, reportPlaces(report)),
        h("span.words", {}, ...reportWords(report)),
      ),
    );
  const switched = h(
    "button.link",
    {id: "events-switch", "aria-pressed": String(view.events), onclick: toggleEvents},
    t("on_the_map"),
  );
  return [
    h("h2.also", {}, t("also_reported"), switched),
    h("ul.rows", {}, ...reports.map(row)),
    h("p.quiet", {}, t("events_note")),
  ];
}

/** "Attack · 6 Nov 2016 · AFP" */
function reportWords({kind, a, b, numbers}) {
  const labels = [...new Set(numbers.map(number => articleOf(number).label))];
  // A year that both days share is named once.
  const begin = dateShort(a, a.slice(0, 4) !== b.slice(0, 4)),
    when = a === b ? dateShort(b) : t("some_day", {a: begin, b: dateShort(b)});
  return [`${t("event_" + kind)} · ${when} · `, ...publishers(labels)];
}

/** Opens the sentences of a report in the panel. */
function openReport(numbers) {
  if (!view.place && !view.reports) opener = document.activeElement;
  Object.assign(view, {place: null, reports: numbers});
  refresh();
  $("panel").querySelector(".views").scrollTop = 0;
  if (phone.matches) $("panel").scrollIntoView({block: "start"});
  $("back").focus({preventScroll: true});
}

/** The sentences of a report, each once. */
function drawReport(holder) {
  const kind = happenings.find(one => view.reports.includes(one.number)).kind,
    places = view.reports.map(number => happenings.find(one => one.number === number).place),
    report = {kind, numbers: view.reports, places: [...new Set(places)]};
  const quotes = new Map();
  for (const number of view.reports)
    if (!quotes.has(mentions[number].quote)) quotes.set(mentions[number].quote, number);
  holder.replaceChildren(
    h("button.link back", {id: "back", onclick: () => choose(null)}, t("back")),
    h("h2.name", {}, reportPlaces(report)),
    h("p.quiet", {}, t(`event_${kind}`)),
    kind === "displacement" && !moveOf(report) ? h("p.quiet", {}, t("no_arrow")) : "",
    ...[...quotes.values()].map(number => h("div.told", {}, ...evidence(number).slice(1))),
    h("p.quiet", {}, t("events_note")),
  );
}

/** One sign for each place and kind that can be drawn: {place, kind, near, numbers}. */
function signsToDraw() {
  const found = new Map();
  if (!view.events || view.from) return [];
  for (const {place, kind, near, number} of around(happenings)) {
    if (!place.at || place.layer === "wide") continue;
    const key = place.id + kind,
      one = found.get(key);
    if (one && one.near === near) one.numbers.push(number);
    else if (!one) found.set(key, {place, kind, near, numbers: [number]});
  }
  return [...found.values()];
}

/** The movements to draw, each pair of places once. */
function movesToDraw() {
  const found = new Map();
  for (const move of view.events && !view.from ? around(moves) : []) {
    const key = move.origin.id + move.goal.id;
    if (!found.has(key)) found.set(key, {...move, numbers: [...move.numbers]});
    else found.get(key).numbers.push(...move.numbers);
  }
  return [...found.values()];
}

/** Where beside its mark a sign stands, in px: attacks left, movements right, both above. */
function signShift(kind) {
  return {x: kind === "attack" ? -20 : 20, y: -16};
}

/** The boxes of the signs, which labels keep clear of; `point` gives the px of a position. */
function signBoxes(point) {
  return signsToDraw().map(({place, kind}) => {
    const p = point(place.at),
      by = signShift(kind);
    return {x: p.x + by.x - 7, y: p.y + by.y - 7, w: 14, h: 14, id: null};
  });
}

/** The layer on the main map: draw() brings it up to the day. */
function eventLayer(leaflet) {
  leaflet.createPane("events").style.zIndex = 595;
  const group = L.layerGroup().addTo(leaflet),
    renderer = L.svg({padding: 0.6});
  const put = (at, button) => {
    L.DomEvent.disableClickPropagation(button);
    L.marker(at, {
      icon: L.divIcon({html: button, className: "", iconSize: [0, 0]}),
      pane: "events",
      keyboard: false,
      interactive: false,
    }).addTo(group);
  };
  const button = (named, near, numbers, label, ...content) =>
    h(
      "button",
      {
        class: near ? `${named} near` : named,
        title: label,
        "aria-label": label,
        onclick: () => openReport(numbers),
      },
      ...content,
    );
  function drawMove({origin, goal, near, numbers}) {
    const [a, b] = latLngs([origin.at, goal.at]);
    L.polyline([a, b], {className: near ? "move near" : "move", interactive: false, renderer}).addTo(
      group,
    );
    const p = leaflet.latLngToLayerPoint(a),
      q = leaflet.latLngToLayerPoint(b),
      far = p.distanceTo(q) || 1,
      at = q.add(p.subtract(q).multiplyBy(Math.min(28, far / 2) / far)),
      turn = (Math.atan2(q.y - p.y, q.x - p.x) * 180) / Math.PI;
    const words = `${t("event_displacement")}: ${moveWords({origin, goal})}`;
    put(
      leaflet.layerPointToLatLng(at),
      button("happening", near, numbers, words, arrowHead(turn)),
    );
  }
  function draw() {
    group.clearLayers();
    for (const move of movesToDraw()) drawMove(move);
    for (const {place, kind, near, numbers} of signsToDraw()) {
      const words = `${nameOf(place)}: ${t("event_" + kind)}`,
        made = button("happening", near, numbers, words, sign(kind)),
        by = signShift(kind);
      made.style.transform = `translate(${by.x}px, ${by.y}px)`;
      put(latLngs([place.at])[0], made);
    }
  }
  leaflet.on("zoomend", draw);
  return {draw};
}

function arrowHead(turn) {
  return s(
    "svg",
    {viewBox: "-9 -9 18 18", width: 16, height: 16, "aria-hidden": "true", class: "sign"},
    s("path", {
      d: "M-5-5.5L6 0L-5 5.5L-2 0Z",
      transform: `rotate(${turn.toFixed(1)})`,
      fill: "var(--ink2)",
      stroke: "var(--casing)",
      "stroke-width": 1.5,
      "paint-order": "stroke",
    }),
  );
}

/** The layer on a smaller map, whose x(lon) and y(lat) are px. */
function insetEvents(inset, x, y) {
  const [west, south, east, north] = inset.box,
    inside = ({at: [lon, lat]}) => west < lon && lon < east && south < lat && lat < north;
  const drawn = movesToDraw()
    .filter(({origin, goal}) => inside(origin) && inside(goal))
    .flatMap(({origin, goal, near}) => {
      const [px, py, qx, qy] = [x(origin.at[0]), y(origin.at[1]), x(goal.at[0]), y(goal.at[1])],
        far = Math.hypot(qx - px, qy - py),
        cut = 12 / far,
        turn = (Math.atan2(qy - py, qx - px) * 180) / Math.PI;
      // An arrow that would be mostly head says nothing.
      if (far < 40) return [];
      const head = arrowHead(turn);
      attributes(head, {x: qx - (qx - px) * cut - 6, y: qy - (qy - py) * cut - 6});
      attributes(head, {width: 12, height: 12});
      return s(
        "g",
        {class: near ? "near" : null},
        s("path", {class: "move", d: `M${px} ${py}L${qx} ${qy}`}),
        head,
      );
    });
  const signs = signsToDraw().filter(({place}) => place.layer === inset.id);
  for (const {place, kind, near, numbers} of signs) {
    const by = signShift(kind),
      made = sign(kind, 12);
    attributes(made, {x: x(place.at[0]) + by.x / 2 - 6, y: y(place.at[1]) + by.y / 2 - 8});
    drawn.push(s("g", {class: near ? "near" : null, onclick: () => openReport(numbers)}, made));
  }
  return drawn;
}
