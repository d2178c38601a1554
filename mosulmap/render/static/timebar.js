// The time bar: a native range input carries focus and value; the drawing lies over it.

function makeTimebar(plot, slider) {
  let axis = null,
    snap = false,
    dragging = false,
    drawn = "",
    svg = null;
  const grips = () =>
    s("path", {d: "M-2.5-13V-8M2.5-13V-8", stroke: "var(--page)", "stroke-width": 1.5});
  const letter = key => s("text", {class: "letter", "text-anchor": "middle", y: -5, "data-say": key}, t(key));
  const pentagon = (name, ...inside) =>
    s("g", {class: name}, s("path", {d: "M-8-16H8V-6L0 2L-8-6Z", fill: "var(--ink)"}), ...inside);
  const handle = pentagon("handle", grips(), letter("day_b")),
    other = pentagon("handle other", letter("day_a")),
    column = s("rect", {fill: "var(--ink)", opacity: 0.13}),
    from = $("slider-a"),
    known = $("slider-known");
  from.addEventListener("input", () => compareFrom(axis.stops[from.value]));
  const arrows = (input, act) =>
    input.addEventListener("keydown", event => {
      const by = {ArrowLeft: -later(), ArrowDown: -1, ArrowRight: later(), ArrowUp: 1}[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      act(by);
    });
  arrows(from, by => compareFrom(addDays(view.from, by)));
  // What is known changes with an article only: the handle goes from one to the next.
  const know = day => ask(knowable.findLast(one => one <= day) || knowable[0], view.without);
  known.addEventListener("input", () => know(axis.stops[known.value]));
  arrows(known, by => {
    const at = knowable.indexOf(lastPublished(knownDay())) + by;
    know(knowable[Math.max(0, Math.min(knowable.length - 1, at))]);
  });

  function redraw() {
    const compact = phone.matches,
      left = compact ? 0 : 66,
      width = plot.clientWidth - left - (compact ? 0 : 6);
    if (width < 50) return;
    axis = makeAxis(width);
    const whole = plot.clientWidth;
    axis.seen = mirrored() ? (x, wide = 0) => whole - x - wide : x => x;
    const rows = compact
      ? {base: 34, tall: 18, change: 43, span: 68, sheet: 73, month: 97, end: 87, top: 14}
      : {base: 44, tall: 24, change: 53, span: 80, sheet: 84, month: 108, end: 98, top: 14};
    // On a phone's side there is height for the bars only.
    if (plot.clientHeight < 70)
      Object.assign(rows, {change: 200, span: 200, sheet: 200, month: 200, end: 44});
    drawn = axisKey();
    svg = drawAxis(axis, rows, left, compact, column, [other, handle]);
    plot.querySelector("svg")?.remove();
    plot.append(svg);
    for (const [input, thumb] of [
      [slider, 44],
      [from, 20],
      [known, 24],
    ]) {
      Object.assign(input.style, {
        insetInlineStart: `${left + axis.step / 2 - thumb / 2}px`,
        width: `${width - axis.step + thumb}px`,
      });
      input.max = axis.stops.length - 1;
    }
    update();
  }
  function update() {
    if (!axis) return;
    if (drawn !== axisKey()) return redraw();
    const left = phone.matches ? 0 : 66,
      x = left + axis.x(view.day);
    plot.classList.toggle("two", Boolean(view.from));
    from.hidden = !view.from;
    if (view.from) {
      other.style.transform = `translate(${axis.seen(left + axis.x(view.from)).toFixed(1)}px, 17px)`;
      from.value = nearestStop(axis, view.from);
      from.setAttribute("aria-valuetext", dayWords(view.from));
    }
    known.hidden = phone.matches || knowable.length < 2;
    const until = knownDay();
    if (until) known.value = nearestStop(axis, until < data.first ? data.first : until);
    known.setAttribute("aria-valuetext", until ? t("known_by", {day: dateWords(until)}) : t("nothing_known"));
    handle.classList.toggle("steps", dragging || view.timer > 0);
    handle.style.transform = `translate(${axis.seen(x).toFixed(1)}px, 17px)`;
    const wide = Math.max(4, axis.step);
    attributes(column, {x: axis.seen(x - wide / 2, wide).toFixed(1), width: wide});
    slider.value = nearestStop(axis, view.day);
    const changes = changesOn(view.day).length;
    slider.setAttribute(
      "aria-valuetext",
      listed([dayWords(view.day), changes ? t("changes", {n: changes}) : t("no_change")]),
    );
  }
  slider.addEventListener("pointerdown", event => {
    snap = event.pointerType === "touch";
  });
  slider.addEventListener("pointermove", event => {
    dragging = event.buttons > 0;
  });
  slider.addEventListener("pointerup", () => {
    dragging = false;
  });
  slider.addEventListener("input", () => {
    let day = axis.stops[slider.value];
    // A finger is broad: it sticks to days with changes; the buttons reach the others.
    if (snap) day = changeDays.find(change => Math.abs(axis.x(change) - axis.x(day)) <= 6) || day;
    show(day);
  });
  new ResizeObserver(redraw).observe(plot);
  const dayAt = clientX => {
    const seen = axis.seen(clientX - plot.getBoundingClientRect().left),
      across = seen - (phone.matches ? 0 : 66);
    return axis.stops[Math.floor(across / axis.step)];
  };
  return {redraw, update, dayAt, axis: () => axis};
}

/** Which way an arrow to the right goes in time: keys follow what is seen. */
function later() {
  return mirrored() ? -1 : 1;
}

/** The day up to which articles count: that of the last one, where none is asked for. */
function knownDay() {
  if (view.known === THAT_DAY) return view.day;
  return view.known || data.knownBy || published[published.length - 1] || "";
}

/** What the axis is drawn for: the articles that count decide what stands on it. */
function axisKey() {
  return [
    view.known === THAT_DAY ? view.day : view.known,
    view.without,
    language.code,
    ownDigits,
  ].join();
}

const ICONS = {
  "prev-change": "M13 3L6 9L13 15M3.5 3V15",
  "prev-day": "M11.5 3.5L6 9L11.5 14.5",
  play: "M5 2.5L15 9L5 15.5Z",
  pause: "M4 3H7.5V15H4ZM10.5 3H14V15H10.5Z",
  "next-day": "M6.5 3.5L12 9L6.5 14.5",
  "next-change": "M5 3L12 9L5 15M14.5 3V15",
};

function icon(name) {
  return s(
    "svg",
    {viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true"},
    s("path", {d: ICONS[name]}),
  );
}
