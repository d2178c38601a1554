// How many places are in each state, day by day: a row for each, told apart without colour.

/** The counts of each day on which any changes: [{day, of: {state: [fresh, old]}}]. */
function tallies() {
  const days = new Set([data.first]);
  for (const place of counted)
    for (const period of place.periods) if (period.a > data.first) days.add(period.a);
  return [...days].sort().map(day => {
    const of = Object.fromEntries(states.map(({key}) => [key, [0, 0]]));
    for (const place of counted) {
      const period = current(place, day),
        tally = of[keyOf(period)];
      if (tally) tally[period.old ? 1 : 0] += 1;
    }
    return {day, of};
  });
}

/** A row for each state: its mark, its name, its count on the shown day, and its course. */
function chart() {
  const all = tallies(),
    now = [...all].reverse().find(({day}) => day <= view.day),
    most = Math.max(1, ...all.flatMap(({of}) => Object.values(of).map(([a, b]) => a + b)));
  const rows = states
    .filter(({key}) => all.some(({of}) => of[key][0] + of[key][1]))
    .map(({key, title, state}) =>
      h(
        "div",
        {class: "course", "aria-hidden": "true"},
        mark(state, 16),
        h("span", {}, title),
        h("b", {}, String(now.of[key][0] + now.of[key][1])),
        course(all, key, most),
      ),
    );
  return h(
    "section",
    {class: "chart"},
    h("h2", {}, "How many places, day by day"),
    ...rows,
    h(
      "p",
      {class: "quiet", "aria-hidden": "true"},
      `Dark: words of the last ${data.staleAfter} days. Light: older words. Hatched: no dated sentence.`,
    ),
    h("div", {class: "sr"}, tallyTable(all)),
  );
}

/** The course of one state as steps: fresh words filled, old ones outlined, gaps hatched. */
function course(all, key, most) {
  const wide = 200,
    tall = 22,
    total = daysBetween(data.first, data.last) + 1,
    x = day => (daysBetween(data.first, day) / total) * wide,
    y = count => tall - (count / most) * tall;
  const svg = s("svg", {viewBox: `0 0 ${wide} ${tall}`, preserveAspectRatio: "none"});
  for (const gap of gapsNow())
    svg.append(
      s("rect", {
        x: x(gap.a),
        width: x(gap.b) + wide / total - x(gap.a),
        height: tall,
        fill: "url(#no-word)",
      }),
    );
  all.forEach(({day, of}, i) => {
    const [fresh, old] = of[key],
      from = x(day),
      width = (i + 1 < all.length ? x(all[i + 1].day) : wide) - from,
      box = {x: from, width: Math.max(0, width)};
    if (fresh) svg.append(s("rect", {...box, y: y(fresh), height: tall - y(fresh), class: "full"}));
    if (old)
      svg.append(
        s("rect", {...box, y: y(fresh + old), height: y(fresh) - y(fresh + old), class: "past"}),
        s("path", {d: `M${from} ${y(fresh + old)}h${box.width}`, class: "line"}),
      );
  });
  svg.append(
    s("path", {d: `M0 ${tall}H${wide}`, class: "line base"}),
    s("path", {d: `M${x(view.day) + wide / total / 2} 0V${tall}`, class: "line at"}),
  );
  return svg;
}

function tallyTable(all) {
  return h(
    "table",
    {},
    h("caption", {}, "How many places, from each day on which a count changes"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        ...["Day", ...states.map(({title}) => title)].map(title => h("th", {scope: "col"}, title)),
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
            return h("td", {}, `${fresh + old}${old ? ", " + old + " old" : ""}`);
          }),
        ),
      ),
    ),
  );
}
