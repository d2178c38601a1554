// The main map. folium made the frame; everything on it is drawn here from the data.

const TAG_ZOOM = 10.5;

/** The scale in the reader's words, on the side where a line begins. */
function makeScale() {
  const Scale = L.Control.Scale.extend({
    _updateMetric(most) {
      const metres = this._getRoundNum(most),
        words = metres < 1000 ? t("metres", {n: metres}) : t("km", {n: metres / 1000});
      this._mScale.style.width = `${Math.round((this.options.maxWidth * metres) / most)}px`;
      this._mScale.textContent = words;
    },
  });
  const position = mirrored() ? "bottomright" : "bottomleft";
  return new Scale({imperial: false, maxWidth: 120, position});
}

/** Does what can wait when the browser has nothing else to do. */
function whenIdle(act) {
  if (window.requestIdleCallback) requestIdleCallback(act, {timeout: 500});
  else setTimeout(act);
}

/** The main map: an object with draw(), say(), goTo() and position(). */
function makeMap(leaflet) {
  // folium made the map while its place on the page was still hidden.
  leaflet.invalidateSize({animate: false}).setMinZoom(5).setMaxZoom(16);
  const scale = makeScale().addTo(leaflet);
  const container = leaflet.getContainer();
  for (const [name, z] of [
    ["base", 350],
    ["names", 610],
  ])
    leaflet.createPane(name).style.zIndex = z;
  const pane = leaflet.getPane("names");
  pane.classList.add("labels");
  const base = L.svg({pane: "base", padding: 0.6}),
    above = L.svg({padding: 0.6});
  const rivers = drawBase(leaflet, base);
  const spots = places
    .filter(place => place.at && place.layer !== "wide")
    .map(place => ({place, button: null, look: null, size: 0}));
  // Few places have their buttons for good; of many, those in view have one, or a canvas draws them.
  const many = spots.length > CROWD,
    crowd = many ? makeCrowd(leaflet) : null,
    seated = () => spots.filter(item => item.button);
  let crowded = false,
    set = false,
    seatedFor = "",
    resting = 0;
  if (!many) for (const item of spots) seat(leaflet, item, above);
  for (const dot of data.dots)
    L.circleMarker(latLngs([dot.at])[0], {
      radius: 1.6,
      className: "dot",
      interactive: false,
      renderer: base,
    }).addTo(leaflet);
  const events = eventLayer(leaflet),
    degrees = h("div", {"aria-hidden": "true"});
  container.append(degrees);
  const grids = graticules(leaflet, base);
  let drawnSize = 0,
    ground = {name: [], water: []};

  function fit() {
    const [west, south, east, north] = phone.matches ? data.view.phone : data.view.desktop;
    leaflet.fitBounds(
      [
        [south, west],
        [north, east],
      ],
      {animate: false},
    );
  }
  /** Of many places, gives those in view their buttons, or hands them to the canvas. */
  function takeSeats() {
    if (!many || !set) return;
    const zoom = leaflet.getZoom(),
      box = leaflet.getBounds(),
      asked = [zoom, box.toBBoxString(), ...Object.values(leaflet.getSize()), devicePixelRatio].join();
    if (asked === seatedFor) return;
    seatedFor = asked;
    const inView = spots.filter(
      ({place}) => box.contains([place.at[1], place.at[0]]) && !isTagged(place, zoom),
    );
    crowded = inView.length > CROWD;
    const wanted = new Set(crowded ? [] : inView);
    for (const item of spots)
      if (item.button && !wanted.has(item)) unseat(item);
      else if (!item.button && wanted.has(item)) drawSpot(seat(leaflet, item, above), markSize(zoom));
    crowd.settle(crowded ? inView : []);
    crowd.draw(markSize(zoom));
  }
  function rezoom() {
    const zoom = leaflet.getZoom();
    takeSeats();
    for (const river of rivers) river.setStyle({weight: riverWidth(zoom)});
    for (const [from, to, grid] of grids)
      if (zoom >= from && zoom < to) grid.addTo(leaflet);
      else grid.remove();
    if (markSize(zoom) !== drawnSize) draw();
    for (const item of seated()) item.button.hidden = isTagged(item.place, zoom);
    draw.halos();
    resettle();
  }
  function draw() {
    drawnSize = markSize(leaflet.getZoom());
    for (const item of seated()) drawSpot(item, drawnSize);
    if (crowded) crowd.draw(drawnSize);
    draw.halos();
    events.draw();
    if (!many) return relabel();
    // Among many places the labels wait until the day rests.
    clearTimeout(resting);
    resting = setTimeout(() => whenIdle(relabel), 200);
  }
  draw.halos = () => {
    for (const item of seated()) drawHalo(leaflet, item);
  };
  function relabel() {
    pane.replaceChildren(...mapLabels(leaflet, seated(), ground));
    degrees.tags = [...pane.querySelectorAll(".tag")].map(tag => {
      const p = leaflet.layerPointToContainerPoint(L.DomUtil.getPosition(tag));
      return {x: p.x, y: p.y, w: tag.offsetWidth, h: tag.offsetHeight};
    });
    markDegrees(leaflet, degrees);
  }
  // The ground changes with the view only, the labels with every day.
  function resettle() {
    takeSeats();
    ground = surveyRiver(leaflet, rivers);
    relabel();
  }
  function goTo(place) {
    if (!place.at) return;
    const [lon, lat] = place.at,
      size = leaflet.getSize();
    const point = leaflet.latLngToContainerPoint([lat, lon]);
    const inside =
      Math.abs(point.x - size.x / 2) < size.x * 0.4 &&
      Math.abs(point.y - size.y / 2) < size.y * 0.4;
    if (!inside) leaflet.panTo([lat, lon], {animate: !still.matches, duration: 0.25});
  }
  leaflet.on("zoomstart", () => pane.classList.add("hide"));
  leaflet.on("zoomend", () => {
    pane.classList.remove("hide");
    rezoom();
  });
  leaflet.on("moveend resize", resettle);
  // A new size leaves the middle where it is: an address opened ten times stays the same.
  new ResizeObserver(() => {
    const {x, y} = leaflet.getSize(),
      center = leaflet.getCenter();
    // On paper the map is hidden, and keeps the size that it had.
    const {clientWidth: w, clientHeight: h} = container;
    if (!w || !h || (x === w && y === h)) return;
    leaflet.invalidateSize({animate: false, pan: false});
    leaflet.setView(center, leaflet.getZoom(), {reset: true});
  }).observe(container);
  leaflet.on("move", () => markDegrees(leaflet, degrees));
  container.addEventListener("click", event => touched(event, leaflet, seated(), crowded && crowd), true);
  fit();
  set = true;
  rezoom();
  // From here on the reader moves the map, and the address follows.
  for (const moved of ["dragend", "zoomend"]) leaflet.on(moved, () => (view.moved = true));
  leaflet.on("moveend", writeAddress);
  const here = () => [leaflet.getCenter().lat, leaflet.getCenter().lng];
  /** Puts everything into the reader's language. */
  function say() {
    scale.setPosition(mirrored() ? "bottomright" : "bottomleft");
    for (const item of seated()) item.look = null;
    ground = surveyRiver(leaflet, rivers);
    draw();
  }
  return {
    here: () => ({center: leaflet.getCenter(), zoom: leaflet.getZoom(), size: leaflet.getSize()}),
    draw,
    say,
    goTo,
    fit,
    position: () =>
      [+leaflet.getZoom().toFixed(2), ...here().map(degrees => degrees.toFixed(5))].join("/"),
    moveTo: (zoom, lat, lon) => leaflet.setView([lat, lon], zoom, {reset: true}),
    zoomBy: steps => leaflet.setZoom(leaflet.getZoom() + steps * 0.75, {animate: !still.matches}),
  };
}
