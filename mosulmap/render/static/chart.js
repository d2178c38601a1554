// How many places are in each state, day by day: a row for each, told apart without colour.

/** What comes and goes on each day: Map of day to [[state, old, +1 or -1]]. */
function turns() {
  const found = new Map(),
    note = (day, period, by) => {
      const at = day > data.first ? day : data.first;
      if (!found.has(at)) found.set(at, []);
      found.get(at).push([keyOf(period), period.old ? 1 : 0, by]);
    };
  for (const {timeline} of counted)
    timeline.forEach((period, i) => {
      note(period.a, period, 1);
      if (i) note(period.a, timeline[i - 1], -1);
    });
  return found;
}

/** The counts of each day on which any changes: [{day, of: {state: [fresh, old]}}]. */
function tallies() {
  const found = turns(),
    sums = Object.fromEntries(states.map(({key}) => [key, [0, 0]]));
  return [...found.keys()].sort().map(day => {
    for (const [key, old, by] of found.get(day)) if (sums[key]) sums[key][old] += by;
    return {day, of: Object.fromEntries(states.map(({key}) => [key, [...sums[key]]]))};
  });
}

/** The tallies of the months' first days, where there are more than anybody reads or sees. */
function thinned(all) {
  return all.length <= MOST_TALLIES
    ? all
    : all.filter(({day}, i) => !i || day.slice(0, 7) !== all[i - 1].day.slice(0, 7));
}

const MOST_TALLIES = 400;
let charted = null;

/** A row for each state: its mark, its name, its count on the shown day, and its course. */
function chart() {
  // The counts change with the version only, the courses also with the language.
  const key = [version, axisKey(), language.code, ownDigits].join();
  if (charted?.key !== key) charted = {key, ...makeChart()};
  const {all, element, counts} = charted,
    now = all.findLast(({day}) => day <= view.day).of,
    at = (chartX(view.day) + chartX(addDays(view.day, 1))) / 2;
  for (const [state, holder] of counts) holder.textContent = num(now[state][0] + now[state][1]);
  for (const line of element.querySelectorAll(".at")) line.setAttribute("d", `M${at} 0V${CHART_TALL}`);
  return element;
}

/** The chart without a day: {all: its tallies, element, counts: [[state, where its count stands]]}. */
function makeChart() {
  const all = tallies(),
    counts = [],
    count = key => {
      const holder = h("b");
      counts.push([key, holder]);
      return holder;
    },
    most = Math.max(1, ...all.flatMap(({of}) => Object.values(of).map(([a, b]) => a + b)));
  const rows = states
    .filter(({key}) => all.some(({of}) => of[key][0] + of[key][1]))
    .map(({key, title, state}) =>
      h(
        "div.course",
        {"aria-hidden": "true"},
        mark(state, 16),
        h("span", {}, title),
        count(key),
        course(thinned(all), key, most),
      ),
    );
  const element = h(
    "section.chart",
    {},
    h("h2", {}, t("chart")),
    ...rows,
    chartMonths(),
    h(
      "p.quiet",
      {"aria-hidden": "true"},
      t("chart_key", {n: data.staleAfter}),
    ),
    h("div.sr", {}, tallyTable(thinned(all))),
  );
  return {all, element, counts};
}

const CHART_WIDE = 170,
  CHART_TALL = 22;

function chartX(day) {
  return (
    (daysBetween(data.first, day) / (daysBetween(data.first, data.last) + 1)) * CHART_WIDE
  );
}

/** The course of one state as steps: fresh words full, old ones faint, a gap left open. */
function course(all, key, most) {
  const parts = [],
    y = count => CHART_TALL - (count / most) * CHART_TALL,
    area = (x, width, from, to, name) =>
      parts.push(s("rect", {x, width, y: y(to), height: y(from) - y(to), class: name}));
  const steps = all.map(({day, of}, i) => {
    const x = chartX(day),
      next = i + 1 < all.length ? chartX(all[i + 1].day) : CHART_WIDE;
    return [x, next - x, ...of[key]];
  });
  for (const [x, width, fresh, old] of steps) {
    area(x, width, 0, fresh, "full");
    area(x, width, fresh, fresh + old, "past");
  }
  // In a gap nobody counts anything: only the line of what was said last goes through it.
  for (const gap of gapsNow()) {
    const x = chartX(gap.a),
      width = chartX(addDays(gap.b, 1)) - x;
    area(x, width, 0, most, "gap");
    area(x, width, 0, most, "hatched");
  }
  const line = steps.map(([x, width, fresh, old]) => `V${y(fresh + old)}h${width}`).join("");
  parts.push(
    s("path", {d: `M0 ${y(steps[0][2] + steps[0][3])}${line}`, class: "line"}),
    s("path", {d: `M0 ${CHART_TALL}H${CHART_WIDE}`, class: "line base"}),
    s("path", {class: "line at"}),
  );
  return s(
    "svg",
    {viewBox: `0 0 ${CHART_WIDE} ${CHART_TALL}`},
    s("g", {transform: mirrored() ? `matrix(-1 0 0 1 ${CHART_WIDE} 0)` : null}, ...parts),
  );
}

/** The months under the courses. */
function chartMonths() {
  const svg = s("svg", {viewBox: `0 0 ${CHART_WIDE} 14`});
  let free = 0;
  for (const {day, name} of monthsOf(data.first, data.last).slice(1)) {
    const x = chartX(day),
      edge = mirrored() ? CHART_WIDE - x : x;
    svg.append(s("path", {d: `M${edge} 0v4`, class: "line base"}));
    // A month whose name has no room goes without.
    if (x < free) continue;
    free = x + textWidth(name, 400, 11) + 4;
    svg.append(s("text", {x: edge + (mirrored() ? -2 : 2), y: 11}, name));
  }
  return h("div.course", {"aria-hidden": "true"}, svg);
}

function tallyTable(all) {
  return h(
    "table",
    {},
    h("caption", {}, t("chart_table")),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        ...[t("day"), ...states.map(({title}) => title)].map(title => h("th", {scope: "col"}, title)),
      ),
    ),
    h(
      "tbody",
      {},
      ...all.map(({day, of}) =>
        h(
          "tr",
          {},
          h("th", {scope: "row"}, dateShort(day)),
          ...states.map(({key}) => {
            const [fresh, old] = of[key];
            return h("td", {}, old ? t("of_old", {n: fresh + old, old}) : num(fresh + old));
          }),
        ),
      ),
    ),
  );
}
