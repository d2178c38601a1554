// The time bar: a native range input carries focus and value; the drawing lies over it.

function makeTimebar(plot, slider) {
  let axis = null,
    snap = false,
    dragging = false;
  const handle = s(
    "g",
    {class: "handle"},
    s("path", {d: "M-8-16H8V-6L0 2L-8-6Z", fill: "var(--ink)"}),
    s("path", {d: "M-2.5-13V-8M2.5-13V-8", stroke: "var(--page)", "stroke-width": 1.5}),
  );
  const column = s("rect", {fill: "var(--ink)", opacity: 0.13});
  let svg = null;

  function redraw() {
    const compact = phone.matches,
      left = compact ? 0 : 66,
      width = plot.clientWidth - left - (compact ? 0 : 6);
    if (width < 50) return;
    axis = makeAxis(width);
    const rows = compact
      ? {base: 34, tall: 18, change: 43, span: 68, sheet: 73, month: 97, end: 87, top: 14}
      : {base: 44, tall: 24, change: 53, span: 80, sheet: 84, month: 108, end: 98, top: 14};
    // On a phone's side there is height for the bars only.
    if (plot.clientHeight < 70)
      Object.assign(rows, {change: 200, span: 200, sheet: 200, month: 200, end: 44});
    svg = drawAxis(axis, rows, left, compact, column, handle);
    plot.querySelector("svg")?.remove();
    plot.append(svg);
    const thumb = 44;
    Object.assign(slider.style, {
      left: `${left + axis.step / 2 - thumb / 2}px`,
      width: `${width - axis.step + thumb}px`,
    });
    slider.max = axis.stops.length - 1;
    update();
  }
  function update() {
    if (!axis) return;
    const left = phone.matches ? 0 : 66,
      x = left + axis.x(view.day);
    handle.classList.toggle("steps", dragging || view.timer > 0);
    handle.style.transform = `translate(${x.toFixed(1)}px, 17px)`;
    const wide = Math.max(4, axis.step);
    attributes(column, {x: (x - wide / 2).toFixed(1), width: wide});
    slider.value = nearestStop(axis, view.day);
    const changes = changesOn(view.day).length;
    slider.setAttribute(
      "aria-valuetext",
      `${dayWords(view.day)}, ${changes ? plural(changes, "change", "changes") : "no change"}`,
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
  return {redraw, update, axis: () => axis};
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
