// The two smaller maps beside the main one: plain drawings of the same lines.

/** The two smaller maps: plain drawings of the same lines, with a box for the main view. */
function drawInset(inset) {
  const [west, south, east, north] = inset.box,
    titled = heading().insets[data.insets.indexOf(inset)],
    hub = heading().hub,
    wide = 252,
    squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const k = wide / ((east - west) * squeeze),
    tall = Math.round((north - south) * k);
  const x = lon => wide / 2 + (lon - (west + east) / 2) * squeeze * k,
    y = lat => tall / 2 - (lat - (south + north) / 2) * k;
  const svg = s("svg", {
    class: "inset",
    viewBox: `0 0 ${wide} ${tall}`,
    width: wide,
    height: tall,
    role: "group",
    "aria-label": titled,
  });
  for (const line of data.context) {
    svg.append(
      s("path", {
        class: line.k,
        d:
          "M" +
          pointsOf(line)
            .map(([lon, lat]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`)
            .join("L"),
      }),
    );
  }
  const [w, lo, e, hi] = data.view.desktop,
    box = {x: x(w), y: y(hi), w: Math.max(8, x(e) - x(w)), h: Math.max(6, y(lo) - y(hi))};
  svg.append(s("rect", {class: "box", x: box.x, y: box.y, width: box.w, height: box.h}));
  svg.append(...insetEvents(inset, x, y));
  const spots = places
    .filter(place => place.layer === inset.id)
    .sort((a, b) => importance(current(b)) - importance(current(a)));
  const points = spots.map(place => ({place, x: x(place.at[0]), y: y(place.at[1])}));
  const hubWidth = textWidth(hub, 400, 11.5) + 2;
  const items = [
    {
      id: "hub",
      text: hub,
      x: box.x + box.w / 2,
      y: box.y + box.h / 2,
      w: hubWidth,
      h: 13,
      reach: box.w / 2 + 3,
    },
    ...[...points]
      .reverse()
      .filter(({place}) => current(place).s !== "none")
      .map(point => ({
        id: point.place.id,
        text: nameOf(point.place),
        x: point.x,
        y: point.y,
        w: textWidth(nameOf(point.place), 400, 11.5) + 2,
        h: 13,
        reach: 8,
      })),
  ];
  const obstacles = [
    {...box, id: "hub"},
    ...points.map(point => ({x: point.x - 5, y: point.y - 5, w: 10, h: 10, id: point.place.id})),
    ...points
      .filter(point => view.from && difference(point.place) !== "same")
      .map(point => ({x: point.x + (mirrored() ? 7 : -19), y: point.y - 5, w: 12, h: 10, id: null})),
  ];
  const boxes = placeLabels(items, obstacles, {x: 2, y: 2, w: wide - 4, h: tall - 4});
  svg.append(...countryNames([...obstacles, ...boxes.filter(Boolean)], x, y, wide, tall));
  boxes.forEach((at, i) => {
    if (at)
      svg.append(
        s(
          "text",
          {
            x: at.x,
            y: at.y + 10.5,
            class: items[i].id === "hub" || shown(byId.get(items[i].id)) ? null : "faint",
            "aria-hidden": "true",
          },
          items[i].text,
        ),
      );
  });
  for (const {place, x: px, y: py} of points) {
    const period = current(place),
      was = view.from && difference(place) !== "same" ? current(place, view.from) : null;
    const group = s(
      "g",
      {
        class: "spot",
        transform: `translate(${px.toFixed(1)} ${py.toFixed(1)})`,
        tabindex: 0,
        role: "button",
        "data-spot": place.id,
        "aria-label": labelOf(place),
        onclick: () => choose(place.id),
      },
      s("circle", {r: 11, fill: "transparent"}),
      s("circle", {class: "ring", r: 11}),
      s("g", {transform: `scale(${14 / 18})`}, markGroup(period, 14, place.kind === "site")),
      was ? s("g", {transform: `translate(${mirrored() ? 13 : -13} 0) scale(.6)`}, markGroup(was, 11, false)) : "",
    );
    group.classList.toggle("same", Boolean(view.from) && !was);
    group.classList.toggle("chosen", view.place === place.id);
    group.classList.toggle("faint", !shown(place));
    group.addEventListener("keydown", event => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        event.stopPropagation();
        choose(place.id);
      }
    });
    svg.append(group);
  }
  return [h("h2", {}, titled), svg];
}

/** The names of the countries, each as near to its middle as the places leave room. */
function countryNames(taken, x, y, wide, tall) {
  const shifts = [0, -16, 16, -32, 32, -48].flatMap(dy =>
    [0, -24, 24, -48, 48].map(dx => [dx, dy]),
  );
  return places
    .filter(place => place.type === "country" && place.at)
    .flatMap(place => {
      const name = nameOf(place).toUpperCase(),
        w = textWidth(name, 400, 11) + (mirrored() ? 0 : name.length * 1.2),
        cx = x(place.at[0]),
        cy = y(place.at[1]);
      if (cx < 20 || cx > wide - 20 || cy < 10 || cy > tall - 10) return [];
      const box = shifts
        .map(([dx, dy]) => ({x: cx - w / 2 + dx, y: cy - 8 + dy, w, h: 15}))
        .find(
          one =>
            one.x > 2 &&
            one.x + w < wide - 2 &&
            one.y > 2 &&
            one.y < tall - 17 &&
            !taken.some(other => overlaps(one, other)),
        );
      return box
        ? [s("text", {class: "country", x: box.x, y: box.y + 11, "aria-hidden": "true"}, name)]
        : [];
    });
}
