// The places on the map: a button each, its halo, its label; areas have tags.

const HALO_FROM_M = 1000,
  HALO_FROM_PX = 12,
  TOUCH_PX = 22;

function markSize(zoom) {
  return zoom < 11.5 ? 16 : zoom < 13 ? 18 : 20;
}

function metresPerPixel(leaflet, lat) {
  return (40075016 * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** leaflet.getZoom());
}

/** Gives a place on the map a real button, so that keyboards and screen readers reach it. */
function seat(leaflet, item, renderer) {
  const {place} = item;
  const button = h("button.mark", {
    "data-spot": place.id,
    onclick: () => choose(place.id),
  });
  const icon = L.divIcon({html: button, className: "", iconSize: [0, 0]});
  const marker = L.marker(latLngs([place.at])[0], {
    icon,
    keyboard: false,
    interactive: false,
  }).addTo(leaflet);
  const halo = L.circle(marker.getLatLng(), {
    radius: place.unc || 1,
    className: "halo",
    interactive: false,
    renderer,
  });
  L.DomEvent.disableClickPropagation(button);
  button.style.pointerEvents = "auto";
  return Object.assign(item, {button, marker, halo, look: null, size: 0});
}

/** Takes the button of a place off the map. */
function unseat(item) {
  item.marker.remove();
  item.halo.remove();
  Object.assign(item, {button: null, marker: null, halo: null});
}

/** Whether an area has a tag at a zoom, and no mark. */
function isTagged(place, zoom) {
  return place.kind === "area" && (zoom >= TAG_ZOOM || place.title !== data.hub);
}

function drawSpot(item, size) {
  const {place, button, marker} = item,
    period = current(place),
    was = view.from && difference(place) !== "same" ? current(place, view.from) : null,
    now = look(period) + (was ? look(was) : "");
  const chosen = view.place === place.id;
  if (item.look !== now || item.size !== size) {
    button.classList.remove("changed");
    button.replaceChildren(mark(period, size, place.kind === "site"));
    // Compared: the mark of the earlier day stands beside it, on the side of what was.
    if (was) {
      const former = mark(was, phone.matches ? 10 : 13, place.kind === "site");
      former.classList.add("was");
      button.append(former);
    }
    if (item.look && item.look !== now && !view.from) {
      void button.offsetWidth;
      button.classList.add("changed");
    }
    Object.assign(item, {look: now, size});
  }
  button.setAttribute("aria-label", labelOf(place, was));
  button.title = nameOf(place);
  button.classList.toggle("chosen", chosen);
  button.classList.toggle("faint", !shown(place));
  button.classList.toggle("same", Boolean(view.from) && !was);
  marker.setZIndexOffset(
    chosen ? 9000 : (5 - importance(period)) * 1000 + (period.s === "contested" ? 500 : 0),
  );
}

/** Whether a place is shown as an area's tag, and not as a mark. */
function isTagged(place, zoom) {
  return place.kind === "area" && (zoom >= TAG_ZOOM || place.title !== data.hub);
}

/** Whether a place has a halo where a pixel is so many metres. */
function hasHalo(place, metres) {
  if (place.kind === "area") return false;
  return (
    view.place === place.id ||
    (place.layer === "main" &&
      place.unc > HALO_FROM_M &&
      !isUnknown(current(place)) &&
      place.unc / metres >= HALO_FROM_PX &&
      shown(place))
  );
}

function drawHalo(leaflet, item) {
  const {place, halo} = item,
    wanted = hasHalo(place, metresPerPixel(leaflet, place.at[1]));
  if (wanted) halo.addTo(leaflet);
  else halo.remove();
  const path = halo.getElement();
  if (wanted && path) path.classList.toggle("chosen", view.place === place.id);
}

/**
 * A finger takes the nearest mark within 22 px; where several lie, it is asked which is meant. Of
 * the marks of a `crowd` a mouse takes the nearest within 12 px.
 */
function touched(event, leaflet, spots, crowd) {
  const finger = event.pointerType === "touch";
  if (!(finger || crowd) || event.target.closest(".tag, .zoom")) return;
  const box = leaflet.getContainer().getBoundingClientRect();
  if (crowd) {
    const found = crowd.near(
      event.clientX - box.left,
      event.clientY - box.top,
      finger ? TOUCH_PX : MOUSE_PX,
    );
    if (!found.length) return;
    event.stopPropagation();
    if (finger && found.length > 1) chooseAmong(found.map(item => item.place));
    else choose(found[0].place.id);
    return;
  }
  const near = spots
    .filter(item => !item.button.hidden)
    .map(item => {
      const point = leaflet.latLngToContainerPoint(item.marker.getLatLng());
      return {
        place: item.place,
        far: Math.hypot(point.x - event.clientX + box.left, point.y - event.clientY + box.top),
      };
    })
    .filter(item => item.far <= TOUCH_PX)
    .sort((a, b) => a.far - b.far);
  if (!near.length) return;
  event.stopPropagation();
  if (near.length === 1) choose(near[0].place.id);
  else chooseAmong(near.map(item => item.place));
}

/** Tags of areas and labels of places, as elements for the map's label pane. */
function mapLabels(leaflet, spots, ground) {
  const size = leaflet.getSize(),
    zoom = leaflet.getZoom(),
    half = markSize(zoom) / 2;
  const bounds = {x: 2, y: 2, w: size.x - 4, h: size.y - 4};
  const point = at => leaflet.latLngToContainerPoint(latLngs([at])[0]);
  const near = p => p.x > -40 && p.y > -20 && p.x < size.x + 40 && p.y < size.y + 20;
  const visible = spots
    .filter(item => !item.button.hidden)
    .map(item => ({item, p: point(item.place.at)}))
    .filter(({p}) => near(p));
  const obstacles = visible.map(({item, p}) => {
    const reach = current(item.place).inf || current(item.place).inh ? half * 0.66 : half;
    return {x: p.x - reach, y: p.y - reach, w: 2 * reach, h: 2 * reach, id: item.place.id};
  });
  if (view.from)
    for (const {item, p} of visible)
      if (difference(item.place) !== "same")
        obstacles.push({x: mirrored() ? p.x + half + 2 : p.x - half - 16, y: p.y - 7, w: 14, h: 14, id: null});
  if (!phone.matches) obstacles.push({x: mirrored() ? size.x - 50 : 0, y: 0, w: 50, h: 86});
  obstacles.push({x: mirrored() ? size.x - 140 : 0, y: size.y - 30, w: 140, h: 30});
  obstacles.push(...ground.name, ...signBoxes(point));
  const order = item =>
    view.place === item.place.id
      ? -1
      : current(item.place).s === "contested"
        ? 0
        : importance(current(item.place));
  const items = visible
    .filter(({item}) => shown(item.place) && current(item.place).s !== "none")
    // Compared on a phone, only what changed has room for a name.
    .filter(({item}) => !(view.from && phone.matches && difference(item.place) === "same"))
    .sort((a, b) => order(a.item) - order(b.item))
    .map(({item, p}) => {
      const period = current(item.place),
        fresh = importance(period) === 1;
      const text = estimate(item.place) + mapName(item.place);
      return {
        id: item.place.id,
        text,
        fresh,
        kind: fresh ? "fresh" : importance(period) > 2 ? "derived" : "past",
        x: p.x,
        y: p.y,
        w: textWidth(text, fresh ? 600 : 400, 12) + 2,
        h: 14,
        reach: half + (view.place === item.place.id ? 9 : period.dis && !period.old ? 5 : 3),
      };
    });
  if (zoom >= 14)
    for (const dot of data.dots) {
      const p = point(dot.at);
      if (near(p))
        items.push({
          id: null,
          text: nameOf(dot),
          kind: "plain",
          x: p.x,
          y: p.y,
          w: textWidth(nameOf(dot), 400, 11) + 2,
          h: 13,
          reach: 5,
        });
    }
  const boxes = placeLabels(items, obstacles, bounds);
  const labels = boxes.map(
    (box, i) =>
      box &&
      putAt(
        leaflet,
        h("span", {class: `label ${items[i].kind}`, "aria-hidden": "true"}, items[i].text),
        box,
      ),
  );
  const taken = [...obstacles, ...boxes.filter(Boolean), ...ground.water];
  return [...(zoom >= TAG_ZOOM ? areaTags(leaflet, taken, bounds) : []), ...labels.filter(Boolean)];
}

function putAt(leaflet, element, box) {
  L.DomUtil.setPosition(element, leaflet.containerPointToLayerPoint([box.x, box.y]));
  return element;
}

/**
 * Areas are not points: a tag of three lines, at the nearest free spot within the area's own
 * uncertainty and on its own bank, or a line at the map's edge where there is none.
 */
function areaTags(leaflet, taken, bounds) {
  const tags = [],
    water = taken.filter(box => box.water),
    edges = Array.from({length: Math.floor(bounds.h / 8) - 4}, (_, i) => 22 + 8 * i);
  const isHub = place => place.title === data.hub;
  const tagged = places.filter(one => one.tag && current(one).s !== "none");
  for (const place of tagged.sort((a, b) => isHub(b) - isHub(a))) {
    const p = leaflet.latLngToContainerPoint(latLngs([place.tag])[0]);
    if (p.x < -60 || p.y < -40 || p.x > bounds.w + 60 || p.y > bounds.h + 40) continue;
    const button = areaTag(place),
      {w, box} = tagSpot(leaflet, place, p, taken, water, bounds);
    if (!box) button.classList.add("line");
    button.style.width = `${box ? w : w + 90}px`;
    // At the edge too a line keeps clear of what is there, if there is any room.
    const beside = mirrored() ? bounds.w - w - 146 : Math.min(56, bounds.w - w - 90),
      line = y => ({x: Math.max(2, beside), y, w: w + 90, h: 22}),
      clear = all => y =>
        !taken.some(other => !other.water && (all || other.tag) && overlaps(line(y), other));
    const free = edges.find(clear(true)) ?? (small ? undefined : edges.find(clear(false)));
    if (!box && free === undefined) continue;
    const at = {...(box || line(free)), tag: true};
    taken.push(at);
    tags.push(putAt(leaflet, button, at));
  }
  return tags;
}

/** The state in few words: the party alone, and where there is little room no "(inferred)". */
function tagWords(place) {
  const text = words(current(place).t),
    prefix = t("tag_prefix"),
    short = text.startsWith(prefix) ? text.slice(prefix.length) : text;
  return phone.matches ? short.replace(t("tag_suffix"), "") : short;
}

/** What a tag says under its name: the curator's note, in the language that it is written in. */
function tagNote(place) {
  if (place.type === "city") return t("whole_city");
  return mirrored() ? "" : (place.note || "").split(" of ")[0].toLowerCase();
}

function areaTag(place) {
  const note = tagNote(place);
  const button = h(
    "button.tag",
    {
      "data-spot": place.id,
      "aria-label": labelOf(place),
      onclick: () => choose(place.id),
    },
    h("b", {}, nameOf(place)),
    note && h("small", {}, note),
    h(
      "span",
      {},
      view.from && difference(place) !== "same" ? mark(current(place, view.from), 13) : "",
      mark(current(place), 15),
      tagWords(place),
    ),
  );
  button.classList.toggle("chosen", view.place === place.id);
  button.classList.toggle("faint", !shown(place));
  button.classList.toggle("same", Boolean(view.from) && difference(place) === "same");
  L.DomEvent.disableClickPropagation(button);
  return button;
}

const shifts = new Map();

/** The shifts to try within an ellipse, the shortest first. */
function shiftsWithin(across, up) {
  const key = `${across} ${up}`;
  if (!shifts.has(key)) {
    const list = [];
    for (let dx = -across; dx <= across; dx += 10)
      for (let dy = -up; dy <= up; dy += 8)
        if (Math.hypot(dx / across, dy / up) <= 1) list.push([dx, dy]);
    shifts.set(
      key,
      list.sort((a, b) => Math.hypot(...a) - Math.hypot(...b)),
    );
  }
  return shifts.get(key);
}

/** The free box nearest to an area's position p, and its width; no box where none is free. */
function tagSpot(leaflet, place, p, taken, water, bounds) {
  const w =
      Math.max(
        textWidth(nameOf(place).toUpperCase(), 600, mirrored() ? 15 : 13) +
          (mirrored() ? 0 : nameOf(place).length * 1.9),
        textWidth(tagWords(place), 400, 12) + 22,
      ) + 10,
    tall = 51;
  // The whole city's tag stays at the top and may go sideways; an area's stays about its middle.
  const reach = Math.min(
      190,
      Math.max(48, (1.7 * place.unc) / metresPerPixel(leaflet, place.at[1])),
    ),
    [across, up] = place.title === data.hub ? [190, 60] : [reach, reach];
  const far = {x: p.x - across - w, y: p.y - up - tall, w: 2 * (across + w), h: 2 * (up + tall)};
  const near = taken.filter(other => overlaps(far, other)),
    wet = water.filter(other => overlaps(far, other));
  const dry = (dx, dy) =>
    ![1, 2, 3, 4, 5, 6, 7, 8].some(n =>
      wet.some(box => overlaps(box, {x: p.x + (dx * n) / 8, y: p.y + (dy * n) / 8, w: 1, h: 1})),
    );
  for (const [dx, dy] of shiftsWithin(Math.round(across), Math.round(up))) {
    const box = {x: p.x + dx - w / 2, y: p.y + dy - tall / 2, w, h: tall};
    if (
      box.x < bounds.x ||
      box.y < bounds.y ||
      box.x + w > bounds.x + bounds.w ||
      box.y + tall > bounds.y + bounds.h
    )
      continue;
    if (!near.some(other => overlaps(box, other)) && (place.title === data.hub || dry(dx, dy)))
      return {w, box};
  }
  return {w, box: null};
}
