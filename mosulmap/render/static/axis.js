// The axis of the time bar, and what stands on it: sentences, changes, gaps, articles.

const FOLD_BELOW = 5,
  FOLD_SLOTS = 12,
  DENSE = 4,
  PLAY_MS = 600;

/**
 * The axis: one stop a day, but where a day would be under 5 px wide a gap shrinks to twelve stops.
 * Returns {stops, x(day), folds, step}: stops are days, x gives the middle of a day in px.
 */
function makeAxis(width) {
  const total = daysBetween(data.first, data.last) + 1,
    folds = width / total < FOLD_BELOW ? data.gaps[0] : [];
  const stops = [],
    positions = new Map();
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
    for (let i = 0; i < fold.days; i++)
      positions.set(addDays(fold.a, i), slot + ((i + 0.5) / fold.days) * FOLD_SLOTS - 0.5);
    for (let i = 0; i < FOLD_SLOTS; i++)
      stops.push(addDays(fold.a, Math.floor(((i + 0.5) / FOLD_SLOTS) * fold.days)));
    slot += FOLD_SLOTS;
    day = addDays(fold.b, 1);
  }
  const step = width / slot,
    at = new Map(folds.length ? [] : stops.map((stop, i) => [stop, i]));
  return {stops, at, folds, step, width, x: day => (positions.get(day) + 0.5) * step};
}

/** The index of the stop nearest to a day. */
function nearestStop(axis, day) {
  if (axis.at.has(day)) return axis.at.get(day);
  let best = 0;
  axis.stops.forEach((stop, i) => {
    if (Math.abs(daysBetween(stop, day)) < Math.abs(daysBetween(axis.stops[best], day))) best = i;
  });
  return best;
}

function inFold(axis, day) {
  return axis.folds.some(gap => gap.a <= day && day <= gap.b);
}

/** The months from one day to another: {day, words, short}, the year named where it begins. */
function monthsOf(first, last) {
  const months = [];
  for (let day = first; day <= last;) {
    const [y, m] = day.split("-").map(Number),
      name = language.short[m - 1],
      dated = `${name} ${num(y)}`;
    months.push({
      day,
      name,
      words: !months.length || m === 1 ? dated : name,
      short: !months.length || y !== +first.slice(0, 4) ? dated : name,
    });
    day = m === 12 ? `${y + 1}-01-01` : `${y}-${String(m + 1).padStart(2, "0")}-01`;
  }
  return months;
}

/** Everything on the axis that does not move with the day. All is laid out from left to right, and
 * `axis.seen` mirrors it where the page is read from the right. */
function drawAxis(axis, rows, left, compact, column, handles) {
  const svg = s("svg", {"aria-hidden": "true", "pointer-events": "none"}),
    x = day => left + axis.x(day),
    {step, seen} = axis;
  const line = (x1, y1, x2, y2, given = {}) =>
    s("line", {x1: seen(x1), y1, x2: seen(x2), y2, stroke: "var(--rule)", ...given});
  const text = (words, tx, ty, given = {}) => s("text", {x: seen(tx), y: ty, ...given}, words),
    box = given => s("rect", {...given, x: seen(given.x, given.width)});
  if (!compact)
    for (const [words, y] of [
      [t("sentences"), rows.base - 4],
      [t("changes_row"), rows.change + 4],
      [t("articles_row"), rows.sheet + 9],
    ])
      svg.append(text(words, 0, y, {class: "names"}));
  const edge = day => x(day) - step / 2;
  const dense = step < DENSE,
    months = monthsOf(data.first, data.last);
  // Of years each is named once, at its beginning.
  (dense ? yearsOf(months) : months).forEach(({day, words, short}, i) => {
    const begins = i ? edge(day) : edge(data.first);
    if (i && !inFold(axis, day)) svg.append(line(begins, rows.top + 2, begins, rows.end));
    // A month that begins inside a fold is named where the fold ends.
    const fold = axis.folds.find(gap => gap.a <= day && day <= gap.b),
      lasts = fold && addDays(fold.b, 1).slice(0, 7) === day.slice(0, 7);
    if (!fold) svg.append(text(compact ? short : words, begins + 3, rows.month));
    else if (lasts) svg.append(text(short, edge(addDays(fold.b, 1)) - 2, rows.month));
  });
  svg.append(line(left, rows.base, left + axis.width, rows.base));
  if (!compact && !dense)
    for (let day = data.first; day <= data.last; day = addDays(day, 1)) {
      if (ordinal(day) % 7 === 4 && !inFold(axis, day))
        svg.append(line(edge(day), rows.base, edge(day), rows.base + 3, {stroke: "var(--ink3)"}));
    }
  for (const gap of gapsNow()) {
    const a = edge(gap.a),
      b = x(gap.b) + step / 2,
      middle = (a + b) / 2,
      folded = axis.folds.length > 0;
    svg.append(
      box({
        x: a,
        y: rows.top,
        width: b - a,
        height: rows.end - rows.top,
        fill: "url(#no-word)",
      }),
    );
    const said = folded
        ? [t("gap_days", {n: gap.days}), t("gap_short")]
        : [t("gap_long", {n: gap.days})],
      words = gap.open && view.known ? [t("not_known_yet")] : said;
    if (rows.end > rows.base + 20)
      words.forEach((part, i) => {
        const wide = textWidth(part, 400, 11) + 10,
          y = (rows.top + rows.end) / 2 + 4 + (i - (words.length - 1) / 2) * 14;
        svg.append(
          box({
            x: middle - wide / 2,
            y: y - 11,
            width: wide,
            height: 14,
            fill: "var(--page)",
          }),
          text(part, middle, y, {"text-anchor": "middle", class: "names"}),
        );
      });
    if (folded)
      for (const at of [a, b])
        svg.append(
          line(at - 4, rows.base + 5, at + 4, rows.base - 5, {
            stroke: "var(--ink)",
            "stroke-width": 1.5,
          }),
        );
  }
  if (dense) svg.append(...denseRows(rows, x, axis));
  const sum = list => list.reduce((total, [, count]) => total + count, 0),
    most = Math.max(...Object.values(data.sentences).map(sum), 1);
  for (const [day, list] of dense ? [] : Object.entries(data.sentences)) {
    // What does not count stays as a shadow behind what does.
    const counted = sum(list.filter(([i]) => counts(data.articles[i])));
    for (const [count, opacity] of [
      [sum(list), counted < sum(list) ? 0.25 : 0],
      [counted, 0.75],
    ]) {
      const high = Math.max(2, (count / most) * rows.tall),
        wide = Math.max(2, step * 0.72);
      if (count && opacity)
        svg.append(
          box({
            x: x(day) - wide / 2,
            y: rows.base - high,
            width: wide,
            height: high,
            fill: "var(--ink3)",
            opacity,
          }),
        );
    }
  }
  svg.append(attributes(column, {y: rows.top, height: rows.end - rows.top}));
  for (const day of dense ? [] : changeDays) drawChanges(svg, day, x(day), rows, axis);
  data.spans.forEach((span, i) => {
    if (span.b > data.last) return;
    const y = rows.span - (i % 2) * 4,
      ends = {stroke: "var(--ink2)"};
    svg.append(
      line(x(span.a), y, x(span.b), y, ends),
      line(x(span.a), y - 2, x(span.a), y + 2, ends),
      line(x(span.b), y - 2, x(span.b), y + 2, ends),
    );
  });
  for (const article of (dense ? [] : data.articles).filter(
    one => one.day >= data.first && one.day <= data.last,
  )) {
    svg.append(
      s("path", {
        d: "M0 0H4L6.4 2.4V9.6H0Z M4 0V2.4H6.4",
        transform: `translate(${seen(x(article.day) - 3.2, 6.4)} ${rows.sheet})`,
        fill: "var(--page)",
        stroke: "var(--ink)",
        "stroke-width": 1,
        "stroke-dasharray": counts(article) ? null : "1.6 1.4",
      }),
    );
  }
  const known = knownDay();
  if (!compact && known >= data.first && known <= data.last) {
    const at = x(known),
      words = t("known_by", {day: dateShort(known, false)}),
      wide = textWidth(words, 400, 11) + 8,
      right = at - left < wide + 60;
    svg.append(
      s("path", {d: `M${seen(at)} ${rows.end}l5 7h-10Z`, fill: "var(--ink2)", class: "known"}),
      box({
        x: right ? at + 6 : at - 6 - wide,
        y: rows.month - 11,
        width: wide,
        height: 14,
        fill: "var(--page)",
      }),
      text(words, right ? at + 9 : at - 9, rows.month - 1, {
        "text-anchor": right ? "start" : "end",
        class: "names",
      }),
    );
  }
  svg.append(...handles);
  return svg;
}

/** The first month of each year, named by the year, and the very first one. */
function yearsOf(months) {
  return months
    .filter(({day}, i) => !i || day.slice(5, 7) === "01")
    .map(month => ({...month, words: num(+month.day.slice(0, 4)), short: num(+month.day.slice(2, 4))}))
    .filter(({day}, i, years) => i || !years[1] || daysBetween(day, years[1].day) > 120);
}

/**
 * Where many days share a pixel: sentences as one outline, the changes of some days together as bars
 * in the hues of the new states, articles as ticks.
 */
function denseRows(rows, x, {step, seen}) {
  const wide = Math.max(3, step),
    bin = day => Math.round(x(day) / wide),
    told = new Map(),
    changes = new Map(states.map(({key}) => [key, new Map()])),
    add = (map, at, by) => map.set(at, (map.get(at) || 0) + by);
  for (const [day, list] of Object.entries(data.sentences))
    for (const [article, count] of list) if (counts(data.articles[article])) add(told, bin(day), count);
  const totals = new Map();
  for (const day of changeDays)
    for (const {period} of changesByDay.get(day)) {
      add(changes.get(keyOf(period)), bin(day), 1);
      add(totals, bin(day), 1);
    }
  const bar = (at, y, tall) => `M${seen(at * wide - wide / 2, wide)} ${y}v${tall}h${wide - 0.5}v${-tall}z`,
    most = Math.max(1, ...told.values()),
    top = Math.max(1, ...totals.values()),
    low = rows.span - 2,
    room = low - rows.change + 4,
    stacked = new Map();
  const sentences = [...told].map(([at, count]) => {
    const tall = Math.max(2, (count / most) * rows.tall);
    return bar(at, rows.base - tall, tall);
  });
  const shape = (d, fill, opacity) => s("path", {d: d.join(""), fill, opacity});
  const stacks = states.map(({key, state}) => {
    const d = [...changes.get(key)].map(([at, count]) => {
      const tall = (count / top) * room,
        below = stacked.get(at) || 0;
      stacked.set(at, below + tall);
      return bar(at, low - below - tall, tall);
    });
    return shape(d, state.c ? `var(--c${actors.get(state.c).number})` : "var(--ink)");
  });
  const ticks = data.articles
    .filter(one => one.day >= data.first && one.day <= data.last && counts(one))
    .map(one => `M${seen(x(one.day))} ${rows.sheet}v7`);
  const articles = s("path", {d: ticks.join(""), stroke: "var(--ink2)", "stroke-width": 0.5});
  return [shape(sentences, "var(--ink3)", 0.75), ...stacks, articles];
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
function drawChanges(svg, day, x, rows, {step, seen}) {
  const list = kindsOn(day),
    room = 3,
    text = (words, i, side) =>
      svg.append(
        s(
          "text",
          {
            x: seen(x + 6 * side),
            y: rows.change + i * 10 + 4,
            class: "names",
            "text-anchor": side > 0 ? "start" : "end",
          },
          words,
        ),
      );
  // On the left there may also stand the count of an earlier day.
  const free = (side, i) =>
    [1, 2, 3].every(
      n => n * step > (side > 0 ? 18 : 32) || kindsOn(addDays(day, n * side)).length <= i,
    );
  list.slice(0, room).forEach(({period, count}, i) => {
    svg.append(
      s(
        "g",
        {transform: `translate(${seen(x)} ${rows.change + i * 10}) scale(.5)`},
        ...markParts({s: period.s, c: period.c, q: period.q}, false),
      ),
    );
    const side = free(1, i) ? 1 : free(-1, i) ? -1 : 0;
    if (count > 1 && side) text(num(count), i, side);
  });
  if (list.length > room) text(`+${num(list.length - room)}`, room - 1, 1);
}
