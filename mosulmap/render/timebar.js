// The time bar: a native range input carries focus and value; the drawing lies over it.
const FOLD_BELOW = 5, FOLD_SLOTS = 12, PLAY_MS = 600;

/**
 * The axis: one stop a day, but where a day would be under 5 px wide a gap shrinks to twelve stops.
 * Returns {stops, x(day), folds, step}: stops are days, x gives the middle of a day in px.
 */
function makeAxis(width) {
  const total = daysBetween(data.first, data.last) + 1, folds = width / total < FOLD_BELOW ? data.gaps : [];
  const stops = [], positions = new Map();
  let slot = 0;
  for (let day = data.first; day <= data.last;) {
    const fold = folds.find(gap => gap.a === day);
    if (!fold) {
      positions.set(day, slot);
      stops.push(day);
      slot += 1;
      day = addDays(day, 1);
      continue;
    }
    for (let i = 0; i < fold.days; i++) positions.set(addDays(fold.a, i), slot + (i + .5) / fold.days * FOLD_SLOTS - .5);
    for (let i = 0; i < FOLD_SLOTS; i++) stops.push(addDays(fold.a, Math.floor((i + .5) / FOLD_SLOTS * fold.days)));
    slot += FOLD_SLOTS;
    day = addDays(fold.b, 1);
  }
  const step = width / slot;
  return {stops, folds, step, width, x: day => (positions.get(day) + .5) * step};
}
/** The index of the stop nearest to a day. */
function nearestStop(axis, day) {
  let best = 0;
  axis.stops.forEach((stop, i) => {
    if (Math.abs(daysBetween(stop, day)) < Math.abs(daysBetween(axis.stops[best], day))) best = i;
  });
  return best;
}

function makeTimebar(plot, slider) {
  let axis = null, snap = false, dragging = false;
  const handle = s("g", {class: "handle"},
    s("path", {d: "M-8-16H8V-6L0 2L-8-6Z", fill: "var(--ink)"}), s("path", {d: "M-2.5-13V-8M2.5-13V-8", stroke: "var(--page)", "stroke-width": 1.5}));
  const column = s("rect", {fill: "var(--ink)", opacity: .13});
  let svg = null;

  function redraw() {
    const compact = phone.matches, left = compact ? 0 : 66, width = plot.clientWidth - left - (compact ? 0 : 6);
    if (width < 50) return;
    axis = makeAxis(width);
    const rows = compact ? {base: 34, tall: 18, change: 43, span: 68, sheet: 73, month: 97, end: 87, top: 14}
      : {base: 44, tall: 24, change: 53, span: 80, sheet: 84, month: 108, end: 98, top: 14};
    // On a phone's side there is height for the bars only.
    if (plot.clientHeight < 70) Object.assign(rows, {change: 200, span: 200, sheet: 200, month: 200, end: 44});
    svg = drawAxis(axis, rows, left, compact, column, handle, plot.clientHeight);
    plot.querySelector("svg")?.remove();
    plot.append(svg);
    const thumb = 44;
    Object.assign(slider.style, {left: `${left + axis.step / 2 - thumb / 2}px`, width: `${width - axis.step + thumb}px`});
    slider.max = axis.stops.length - 1;
    update();
  }
  function update() {
    if (!axis) return;
    const left = phone.matches ? 0 : 66, x = left + axis.x(view.day);
    handle.classList.toggle("steps", dragging || view.timer > 0);
    handle.style.transform = `translate(${x.toFixed(1)}px, 17px)`;
    const wide = Math.max(4, axis.step);
    attributes(column, {x: (x - wide / 2).toFixed(1), width: wide});
    slider.value = nearestStop(axis, view.day);
    const changes = changesOn(view.day).length;
    slider.setAttribute("aria-valuetext", `${dayWords(view.day)}, ${changes ? plural(changes, "change", "changes") : "no change"}`);
  }
  slider.addEventListener("pointerdown", event => { snap = event.pointerType === "touch"; });
  slider.addEventListener("pointermove", event => { dragging = event.buttons > 0; });
  slider.addEventListener("pointerup", () => { dragging = false; });
  slider.addEventListener("input", () => {
    let day = axis.stops[slider.value];
    // A finger is broad: it sticks to days with changes; the buttons reach the others.
    if (snap) day = changeDays.find(change => Math.abs(axis.x(change) - axis.x(day)) <= 6) || day;
    show(day);
  });
  new ResizeObserver(redraw).observe(plot);
  return {redraw, update, axis: () => axis};
}

/** Everything on the axis that does not move with the day. */
function drawAxis(axis, rows, left, compact, column, handle, tall) {
  const svg = s("svg", {"aria-hidden": "true", "pointer-events": "none"}), x = day => left + axis.x(day), step = axis.step;
  const line = (x1, y1, x2, y2, given = {}) => s("line", {x1, y1, x2, y2, stroke: "var(--rule)", ...given});
  const text = (words, tx, ty, given = {}) => s("text", {x: tx, y: ty, ...given}, words);
  if (!compact) for (const [words, y] of [["Sentences", rows.base - 4], ["Changes", rows.change + 4], ["Articles", rows.sheet + 9]]) svg.append(text(words, 0, y, {class: "names"}));
  const edge = day => x(day) - step / 2;
  monthsOf(data.first, data.last).forEach(({day, words, short}, i) => {
    const begins = i ? edge(day) : edge(data.first);
    if (i && !inFold(axis, day)) svg.append(line(begins, rows.top + 2, begins, rows.end));
    // A month that begins inside a fold is named where the fold ends.
    const fold = axis.folds.find(gap => gap.a <= day && day <= gap.b), lasts = fold && addDays(fold.b, 1).slice(0, 7) === day.slice(0, 7);
    if (!fold) svg.append(text(compact ? short : words, begins + 3, rows.month));
    else if (lasts) svg.append(text(short, edge(addDays(fold.b, 1)) - 2, rows.month));
  });
  svg.append(line(left, rows.base, left + axis.width, rows.base));
  if (!compact) for (let day = data.first; day <= data.last; day = addDays(day, 1)) {
    if (ordinal(day) % 7 === 4 && !inFold(axis, day)) svg.append(line(edge(day), rows.base, edge(day), rows.base + 3, {stroke: "var(--ink3)"}));
  }
  for (const gap of data.gaps) {
    const a = edge(gap.a), b = x(gap.b) + step / 2, middle = (a + b) / 2, folded = axis.folds.length > 0;
    svg.append(s("rect", {x: a, y: rows.top, width: b - a, height: rows.end - rows.top, fill: "url(#no-word)"}));
    const words = folded ? [`${gap.days} days,`, "no report"] : [`No dated sentence for ${gap.days} days`];
    if (rows.end > rows.base + 20) words.forEach((part, i) => {
      const wide = textWidth(part, 400, 11) + 10, y = (rows.top + rows.end) / 2 + 4 + (i - (words.length - 1) / 2) * 14;
      svg.append(s("rect", {x: middle - wide / 2, y: y - 11, width: wide, height: 14, fill: "var(--page)"}), text(part, middle, y, {"text-anchor": "middle", class: "names"}));
    });
    if (folded) for (const at of [a, b]) svg.append(line(at - 4, rows.base + 5, at + 4, rows.base - 5, {stroke: "var(--ink)", "stroke-width": 1.5}));
  }
  const most = Math.max(...Object.values(data.sentences), 1);
  for (const [day, count] of Object.entries(data.sentences)) {
    const high = Math.max(2, count / most * rows.tall), wide = Math.max(2, step * .72);
    svg.append(s("rect", {x: x(day) - wide / 2, y: rows.base - high, width: wide, height: high, fill: "var(--ink3)", opacity: .75}));
  }
  svg.append(attributes(column, {y: rows.top, height: rows.end - rows.top}));
  for (const day of changeDays) drawChanges(svg, day, x(day), rows, step);
  data.spans.forEach((span, i) => {
    if (span.b > data.last) return;
    const y = rows.span - (i % 2) * 4, ends = {stroke: "var(--ink2)"};
    svg.append(line(x(span.a), y, x(span.b), y, ends), line(x(span.a), y - 2, x(span.a), y + 2, ends), line(x(span.b), y - 2, x(span.b), y + 2, ends));
  });
  for (const article of data.articles.filter(one => one.day >= data.first && one.day <= data.last)) {
    svg.append(s("path", {d: "M0 0H4L6.4 2.4V9.6H0Z M4 0V2.4H6.4", transform: `translate(${x(article.day) - 3.2} ${rows.sheet})`, fill: "var(--page)", stroke: "var(--ink)", "stroke-width": 1}));
  }
  const known = data.knownBy || data.articles.reduce((last, one) => one.day > last ? one.day : last, "");
  if (!compact && known >= data.first && known <= data.last) {
    const at = x(known);
    svg.append(s("path", {d: `M${at} ${rows.end}l5 7h-10Z`, fill: "var(--ink2)"}), text(`known by ${dateShort(known).slice(0, -5)}`, at - 9, rows.month - 1, {"text-anchor": "end", class: "names"}));
  }
  svg.append(handle);
  return svg;
}
/** The new states of a day, those of most places first: [{period, count}]. */
function kindsOn(day) {
  const kinds = new Map();
  for (const {period} of changesOn(day)) {
    const key = [period.s, period.c, period.q].join();
    kinds.set(key, {period, count: (kinds.get(key)?.count || 0) + 1});
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count);
}
/** The changes of a day as glyphs, one for each new state, its count on the side that is free. */
function drawChanges(svg, day, x, rows, step) {
  const list = kindsOn(day), room = 3, text = (words, i, side) => svg.append(s("text", {x: x + 6 * side, y: rows.change + i * 10 + 4, class: "names", "text-anchor": side > 0 ? "start" : "end"}, words));
  const free = (side, i) => [1, 2].every(n => n * step > 18 || kindsOn(addDays(day, n * side)).length <= i);
  list.slice(0, room).forEach(({period, count}, i) => {
    svg.append(s("g", {transform: `translate(${x} ${rows.change + i * 10}) scale(.5)`}, ...markParts({s: period.s, c: period.c, q: period.q}, false)));
    const side = free(1, i) ? 1 : free(-1, i) ? -1 : 0;
    if (count > 1 && side) text(String(count), i, side);
  });
  if (list.length > room) text(`+${list.length - room}`, room - 1, 1);
}
function inFold(axis, day) { return axis.folds.some(gap => gap.a <= day && day <= gap.b); }
/** The months from one day to another: {day, words, short}, the year named where it begins. */
function monthsOf(first, last) {
  const months = [];
  for (let day = first; day <= last;) {
    const [y, m] = day.split("-").map(Number), name = MONTHS[m - 1].slice(0, 3);
    months.push({day, words: !months.length || m === 1 ? `${name} ${y}` : name, short: !months.length || y !== +first.slice(0, 4) ? `${name} ${y}` : name});
    day = m === 12 ? `${y + 1}-01-01` : `${y}-${String(m + 1).padStart(2, "0")}-01`;
  }
  return months;
}
const ICONS = {
  "prev-change": "M13 3L6 9L13 15M3.5 3V15", "prev-day": "M11.5 3.5L6 9L11.5 14.5", "play": "M5 2.5L15 9L5 15.5Z", "pause": "M4 3H7.5V15H4ZM10.5 3H14V15H10.5Z",
  "next-day": "M6.5 3.5L12 9L6.5 14.5", "next-change": "M5 3L12 9L5 15M14.5 3V15",
};
function icon(name) { return s("svg", {viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true"}, s("path", {d: ICONS[name]})); }
