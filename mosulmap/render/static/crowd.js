// Many marks at once: above 400 in view one canvas draws them all, and the list is their equivalent.

const CROWD = 400,
  MOUSE_PX = 12;

// A mark and the ring of the chosen one reach less than `REACH` px; squares are wider than two.
const REACH = 17,
  CELL = 40;

// Thousands of small pictures are put together faster in memory than on a graphics card.
const IN_MEMORY = {willReadFrequently: true};

/** A colour of the page's style, "var(--ink)", as it is now. */
function cssColour(value) {
  const [, name] = /^var\((.*)\)$/.exec(value) || [];
  return name ? getComputedStyle(document.documentElement).getPropertyValue(name).trim() : value;
}

/** The outline of a circle, a rect or a path. */
function outline(element, number) {
  if (element.tagName === "path") return new Path2D(element.getAttribute("d"));
  const path = new Path2D();
  if (element.tagName === "circle") path.arc(0, 0, number("r"), 0, 2 * Math.PI);
  else path.rect(...["x", "y", "width", "height"].map(name => number(name)));
  return path;
}

/** Draws what `markGroup` made with a pen: marks have one grammar, on the page and on a canvas. */
function paint(pen, element) {
  const given = name => element.getAttribute(name),
    number = (name, otherwise = 0) => Number(given(name) ?? otherwise),
    turned = /(scale|rotate)\(([\d.]+)\)/.exec(given("transform") || "");
  pen.save();
  if (turned?.[1] === "scale") pen.scale(+turned[2], +turned[2]);
  else if (turned) pen.rotate((+turned[2] * Math.PI) / 180);
  if (given("clip-path")) {
    pen.beginPath();
    pen.rect(given("clip-path").includes("left") ? -12 : 1, -12, 11, 24);
    pen.clip();
  }
  if (element.tagName === "g") for (const part of element.children) paint(pen, part);
  else {
    const path = outline(element, number);
    if (given("fill") !== "none") {
      pen.globalAlpha = number("fill-opacity", 1);
      pen.fillStyle = cssColour(given("fill"));
      pen.fill(path);
    }
    if (given("stroke")) {
      pen.globalAlpha = 1;
      pen.strokeStyle = cssColour(given("stroke"));
      pen.lineWidth = number("stroke-width", 1);
      pen.lineJoin = given("stroke-linejoin") || "miter";
      pen.setLineDash((given("stroke-dasharray") || "").split(" ").filter(Boolean).map(Number));
      pen.stroke(path);
    }
  }
  pen.restore();
}

/** Marks as small pictures, each drawn once: a function of state, size and kind of place. */
function stamps() {
  const made = new Map(),
    ofPeriod = new Map();
  function drawn(period, size, site) {
    const key = `${look(period)} ${(period.halves || []).map(look).join()} ${size} ${site}`;
    if (!made.has(key)) {
      // The line under a site reaches out of a mark's box of 18 units.
      const scale = (boxOf(period, size) / 18) * devicePixelRatio,
        across = Math.ceil(22 * scale),
        picture = Object.assign(document.createElement("canvas"), {width: across, height: across}),
        pen = picture.getContext("2d", IN_MEMORY);
      pen.translate(across / 2, across / 2);
      pen.scale(scale, scale);
      paint(pen, markGroup(period, size, site));
      made.set(key, picture);
    }
    return made.get(key);
  }
  // Places share their periods: one that is known needs no key.
  return (period, size, site) => {
    const kind = site ? -size : size;
    if (!ofPeriod.has(kind)) ofPeriod.set(kind, new WeakMap());
    const found = ofPeriod.get(kind);
    if (!found.has(period)) found.set(period, drawn(period, size, site));
    return found.get(period);
  };
}

/** The canvas: settle(items) takes what is in view, draw(size) shows their day, near(x, y) finds. */
function makeCrowd(leaflet) {
  const canvas = h("canvas.crowd", {"aria-hidden": "true"}),
    pen = canvas.getContext("2d", IN_MEMORY);
  leaflet.getPane("markerPane").append(canvas);
  let marks = [],
    cells = new Map(),
    stamp = stamps(),
    drawn = null;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function settle(items) {
    const size = leaflet.getSize();
    canvas.hidden = !items.length;
    marks = items.map(({place}, number) => {
      const {x, y} = leaflet.latLngToContainerPoint([place.at[1], place.at[0]]);
      return {place, number, x, y, period: null, layer: 0};
    });
    cells = gathered(marks);
    drawn = null;
    canvas.width = size.x * devicePixelRatio;
    canvas.height = size.y * devicePixelRatio;
    Object.assign(canvas.style, {width: `${size.x}px`, height: `${size.y}px`});
    L.DomUtil.setPosition(canvas, leaflet.containerPointToLayerPoint([0, 0]));
    // What the canvas shows, for programs: they cannot read it off the picture.
    leaflet.crowd = marks;
  }
  function put(picture, x, y) {
    const half = picture.width / 2;
    pen.drawImage(picture, Math.round(x * devicePixelRatio - half), Math.round(y * devicePixelRatio - half));
  }
  function one({place, x, y, period}, size) {
    const site = place.kind === "site",
      was = view.from && difference(place) !== "same" ? current(place, view.from) : null;
    pen.globalAlpha = !shown(place) ? 0.15 : view.from && !was ? 0.35 : 1;
    put(stamp(period, size, site), x, y);
    if (was) put(stamp(was, 13, site), x + (mirrored() ? 18 : -18), y);
    if (view.place !== place.id) return;
    pen.strokeStyle = cssColour("var(--ink)");
    pen.lineWidth = 2 * devicePixelRatio;
    pen.beginPath();
    pen.arc(x * devicePixelRatio, y * devicePixelRatio, 15 * devicePixelRatio, 0, 2 * Math.PI);
    pen.stroke();
  }
  /** Unknown first, fresh reports last and on top; contested on top of their like. */
  function layerOf({place, period}) {
    if (place.id === view.place) return 10;
    return (5 - importance(period)) * 2 + (period.s === "contested" ? 1 : 0);
  }
  function toDay(item) {
    item.period = current(item.place);
    item.layer = layerOf(item);
  }
  function drawAll(size) {
    const layers = Array.from({length: 11}, () => []);
    for (const item of marks) {
      toDay(item);
      layers[item.layer].push(item);
    }
    pen.clearRect(0, 0, canvas.width, canvas.height);
    for (const layer of layers) for (const item of layer) one(item, size);
  }
  /** Draws anew what lies under marks that change, whole pixels at a time. */
  function mend(turned, size) {
    turned.forEach(toDay);
    for (const {x, y} of turned) {
      const left = Math.floor((x - REACH) * devicePixelRatio),
        top = Math.floor((y - REACH) * devicePixelRatio),
        wide = Math.ceil(2 * REACH * devicePixelRatio) + 1;
      pen.save();
      pen.beginPath();
      pen.rect(left, top, wide, wide);
      pen.clip();
      pen.clearRect(left, top, wide, wide);
      for (const item of about(cells, x, y)) one(item, size);
      pen.restore();
    }
  }
  /** Shows the day; where nothing else is new, only the marks that turned are drawn. */
  function draw(size) {
    const now = [size, view.from && view.day, view.place, ...view.states, ...view.qualities].join(),
      whole = view.from || view.states.size || view.qualities.size || now !== drawn,
      turned = whole ? marks : marks.filter(({place, period}) => period !== current(place));
    if (whole || turned.length * 10 > marks.length) drawAll(size);
    else mend(turned, size);
    drawn = now;
  }
  dark.addEventListener("change", () => {
    stamp = stamps();
    drawn = null;
    map.draw();
  });
  const near = (x, y, reach) =>
    marks
      .map(item => ({place: item.place, far: Math.hypot(item.x - x, item.y - y)}))
      .filter(item => item.far <= reach)
      .sort((a, b) => a.far - b.far);
  return {settle, draw, near};
}

/** The marks by the squares of the map in which they lie. */
function gathered(marks) {
  const cells = new Map();
  for (const mark of marks) {
    const key = cellAt(mark.x, mark.y);
    if (cells.has(key)) cells.get(key).push(mark);
    else cells.set(key, [mark]);
  }
  return cells;
}

function cellAt(x, y) {
  return Math.floor(x / CELL) * 10000 + Math.floor(y / CELL);
}

/** The marks that touch what lies about a point, in the order in which they are drawn. */
function about(cells, x, y) {
  const found = [];
  for (let across = -1; across <= 1; across++)
    for (let down = -1; down <= 1; down++)
      found.push(...(cells.get(cellAt(x + across * CELL, y + down * CELL)) || []));
  return found.sort((a, b) => a.layer - b.layer || a.number - b.number);
}
