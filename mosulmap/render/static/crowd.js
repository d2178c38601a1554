// Many marks at once: above 400 in view one canvas draws them all, and the list is their equivalent.

const CROWD = 400,
  MOUSE_PX = 12;

/** A tile of the hatching in `ink` of the page, four times as large as on a mark. */
function hatching(ink, opacity) {
  const tile = Object.assign(document.createElement("canvas"), {width: 18, height: 40}),
    pen = tile.getContext("2d");
  pen.fillStyle = cssColour("var(--casing)");
  pen.fillRect(0, 0, 18, 40);
  pen.globalAlpha = opacity;
  pen.fillStyle = cssColour("var(--ink)");
  pen.fillRect(0, 0, ink * 4, 40);
  const pattern = pen.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix().rotate(45).scale(0.25).translate(-4.4, 0));
  return pattern;
}

/** A colour of the page's style, "var(--ink)", as it is now. */
function cssColour(value) {
  const [, name] = /^var\((.*)\)$/.exec(value) || [];
  return name ? getComputedStyle(document.documentElement).getPropertyValue(name).trim() : value;
}

function filling(value) {
  if (value === "url(#hatch)") return hatching(2.7, 1);
  return value === "url(#hatch-old)" ? hatching(1, 0.75) : cssColour(value);
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
      pen.fillStyle = filling(given("fill"));
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
  const made = new Map();
  return (period, size, site) => {
    const key = `${look(period)} ${(period.halves || []).map(look).join()} ${size} ${site}`;
    if (!made.has(key)) {
      const wide = size + (period.dis && !period.old ? 4 : 0),
        ratio = devicePixelRatio,
        picture = Object.assign(document.createElement("canvas"), {
          width: Math.ceil(wide * ratio),
          height: Math.ceil(wide * ratio),
        }),
        pen = picture.getContext("2d");
      pen.scale((wide * ratio) / 18, (wide * ratio) / 18);
      pen.translate(9, 9);
      paint(pen, markGroup(period, size, site));
      made.set(key, {picture, wide});
    }
    return made.get(key);
  };
}

/** The canvas: settle(items) takes what is in view, draw(size) shows their day, near(x, y) finds. */
function makeCrowd(leaflet) {
  const canvas = h("canvas.crowd", {"aria-hidden": "true"}),
    pen = canvas.getContext("2d");
  leaflet.getPane("markerPane").append(canvas);
  let marks = [],
    stamp = stamps();
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function settle(items) {
    const size = leaflet.getSize();
    canvas.hidden = !items.length;
    marks = items.map(({place}) => {
      const {x, y} = leaflet.latLngToContainerPoint([place.at[1], place.at[0]]);
      return {place, x, y, period: null};
    });
    canvas.width = size.x * devicePixelRatio;
    canvas.height = size.y * devicePixelRatio;
    Object.assign(canvas.style, {width: `${size.x}px`, height: `${size.y}px`});
    L.DomUtil.setPosition(canvas, leaflet.containerPointToLayerPoint([0, 0]));
  }
  function put(picture, x, y, wide) {
    pen.drawImage(picture, Math.round((x - wide / 2) * devicePixelRatio), Math.round((y - wide / 2) * devicePixelRatio));
  }
  function one(item, size) {
    const {place, x, y, period} = item,
      site = place.kind === "site",
      was = view.from && difference(place) !== "same" ? current(place, view.from) : null;
    pen.globalAlpha = !shown(place) ? 0.15 : view.from && !was ? 0.35 : 1;
    const {picture, wide} = stamp(period, size, site);
    put(picture, x, y, wide);
    if (was) put(stamp(was, 13, site).picture, x + (mirrored() ? 18 : -18), y, 13);
    if (view.place !== place.id) return;
    pen.strokeStyle = cssColour("var(--ink)");
    pen.lineWidth = 2 * devicePixelRatio;
    pen.beginPath();
    pen.arc(x * devicePixelRatio, y * devicePixelRatio, 15 * devicePixelRatio, 0, 2 * Math.PI);
    pen.stroke();
  }
  /** Unknown first, fresh reports last and on top; contested on top of their like. */
  function draw(size) {
    const layers = Array.from({length: 11}, () => []);
    for (const item of marks) {
      item.period = current(item.place);
      const above = (5 - importance(item.period)) * 2 + (item.period.s === "contested" ? 1 : 0);
      layers[item.place.id === view.place ? 10 : above].push(item);
    }
    pen.clearRect(0, 0, canvas.width, canvas.height);
    for (const item of layers.flat()) one(item, size);
    // What the canvas shows, for programs: they cannot read it off the picture.
    leaflet.crowd = marks;
  }
  dark.addEventListener("change", () => {
    stamp = stamps();
    map.draw();
  });
  const near = (x, y, reach) =>
    marks
      .map(item => ({place: item.place, far: Math.hypot(item.x - x, item.y - y)}))
      .filter(item => item.far <= reach)
      .sort((a, b) => a.far - b.far);
  return {settle, draw, near};
}
