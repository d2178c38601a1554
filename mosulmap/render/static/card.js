// The card of one place: its state, its history, and every sentence behind the mark.

/** The card of one place: its state, its history, and every sentence behind the mark. */
function drawCard(holder, place) {
  const period = current(place),
    source = period.from ? byId.get(period.from) : place;
  holder.replaceChildren(
    h(
      "button.link back",
      {id: "back", onclick: () => choose(null)},
      "← Back to the list",
    ),
    h(
      "h2.name",
      {},
      nameOf(place),
      place.ar ? h("bdi", {lang: "ar", dir: "rtl"}, place.ar) : null,
    ),
    h("p.quiet", {}, whereWords(place)),
    place.note && place.kind !== "area" ? h("p.quiet", {}, place.note) : "",
    h(
      "div.verdict",
      {},
      mark(period, 34, place.kind === "site"),
      h(
        "div",
        {},
        h("b", {}, words(period.t)),
        h("span.quiet", {}, sinceWords(period)),
      ),
    ),
    historyStrip(place),
    h("h2", {}, "Why this mark?"),
    ...why(place, period, source),
    h("h2", {}, "This place, period by period"),
    periodList(place),
  );
}

function whereWords(place) {
  const kind = place.type[0].toUpperCase() + place.type.slice(1);
  const metres = place.unc >= 1000 ? place.unc / 1000 + " km" : place.unc + " m";
  const where = place.at
    ? `position ± ${metres}${place.est ? " (estimated)" : ""}`
    : "position unknown";
  return [
    place.in ? `${kind} in ${place.in}` : kind,
    place.away,
    place.layer === "wide" ? "not drawn" : where,
  ]
    .filter(Boolean)
    .join(" · ");
}

function sinceWords(period) {
  if (period.s === "none") return "named in no article that counts here";
  if (period.s === "unknown") return "no sentence up to this day says who holds it";
  const age = daysBetween(period.word, view.day),
    since = `since ${dateWords(period.since)}`;
  return [
    period.q === "confirmed" ? "confirmed by a second, independent source" : "",
    period.since < data.first ? "since before the first day shown" : since,
    age <= 0 ? "reported for this day" : `last word ${plural(age, "day", "days")} earlier`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Numbered reasons, oldest first; the last number is the rule. */
function why(place, period, source) {
  const counting = number => counts(articleOf(number)),
    empty = isUnknown(period);
  // What decides may stand with the larger place; what this place has of its own comes after it.
  const owners = empty || source === place ? [place] : [source, place];
  const chain = owners.flatMap(owner =>
    owner.chain
      .filter(([number, from]) => from <= view.day && counting(number))
      .map(([number]) => [number, becameWords(owner, period, number)]),
  );
  // Of a dispute both words come first, in the order of the mark's halves.
  if (period.dis)
    chain.sort(([one], [other]) => period.m.includes(other) - period.m.includes(one));
  const told = chain.map(([number]) => number);
  const extra = (empty && period.m ? period.m : []).filter(number => !told.includes(number));
  const named = empty && !extra.length ? place.named.filter(counting) : [];
  const many = told.length > 6 && !view.allQuotes && !period.dis ? told.length - 6 : 0;
  const list = h("ol.why", {}),
    start = many + 1;
  const item = (number, ...content) =>
    list.append(
      h(
        "li",
        {},
        h("span.num", {"aria-hidden": "true"}, String(number)),
        h("div", {}, ...content),
      ),
    );
  let number = start;
  const quoted = [...chain.slice(many), ...extra.map(number => [number, words(period.b)])];
  for (const [mention, verdict] of quoted) item(number++, ...evidence(mention, verdict));
  item(
    number,
    h("p", {}, words(period.r)),
  );
  const parts = [];
  if (period.from && source !== place)
    parts.push(
      h(
        "p.quiet",
        {},
        period.inh ? "Taken from " : "It lies in ",
        h("button.link", {onclick: () => choose(source.id)}, nameOf(source)),
        period.inh ? ", on these words:" : ".",
      ),
    );
  if (many)
    parts.push(
      h(
        "button.link",
        {
          onclick: () => {
            view.allQuotes = true;
            refresh();
          },
        },
        `Show ${plural(many, "earlier sentence", "earlier sentences")}`,
      ),
    );
  parts.push(list);
  const doubts = [...(period.d || [])].map(words);
  if (period.old)
    doubts.push(
      `The last word is ${plural(daysBetween(period.word, view.day), "day", "days")} old; whether it still holds, nobody says.`,
    );
  if (doubts.length)
    parts.push(
      h("h2", {}, "Doubts"),
      h("ul.doubts", {}, ...doubts.map(words => h("li", {}, words))),
    );
  if (named.length)
    parts.push(
      h("h2", {}, "Where the articles name it"),
      ...named.map(mention => h("div", {}, ...evidence(mention))),
    );
  return parts;
}

/** What became of a sentence on a place when a period was decided, in words. */
function becameWords(owner, period, number) {
  const signs = current(owner).v || "",
    sign = parseInt(signs[owner.chain.findIndex(([one]) => one === number)] || "0", 36);
  // What decides on the larger place is handed down to this one.
  return sign === 1 && period.inh && period.b ? words(period.b) : verdictWords(sign);
}

/** One sentence: what it says, the words with toponym and date marked, its source, its verdict. */
function evidence(number, verdict = "") {
  const mention = mentions[number],
    article = data.articles[mention.article],
    quote = data.quotes[mention.quote];
  const says = !mention.s
    ? ""
    : h("p.says", {}, mark(mention, 16), words(mention.says));
  const text = h(
    "blockquote.q",
    {lang: "en", dir: "ltr"},
    ...highlighted(quote, mention),
  );
  const link = article.url
    ? h("a", {href: article.url, target: "_blank", rel: "noopener noreferrer"}, "open article")
    : null;
  return [
    says,
    text,
    h(
      "p.cite",
      {},
      [`${article.label}, ${article.short}`, words(mention.when)].filter(Boolean).join(" · "),
    ),
    h(
      "p.cite",
      {},
      mention.who ? `Word of: ${mention.who} · ` : "",
      h(
        "button.link",
        {onclick: event => copy(citation(mention), event.currentTarget)},
        "copy citation",
      ),
      link ? " · " : "",
      link,
    ),
    mention.note ? h("p.cite", {}, mention.note) : "",
    verdict ? h("p.became", {}, verdict) : "",
  ];
}

function highlighted(quote, mention) {
  const spans = [
      [...mention.mark, "mark"],
      ...(mention.phrase ? [[...mention.phrase, "u"]] : []),
    ].sort((a, b) => a[0] - b[0]),
    parts = [];
  let at = 0;
  for (const [from, to, tag] of spans) {
    if (from < at) continue;
    parts.push(quote.slice(at, from), h(tag, {}, quote.slice(from, to)));
    at = to;
  }
  return [...parts, quote.slice(at)];
}

function citation(mention) {
  const article = data.articles[mention.article];
  return `“${data.quotes[mention.quote]}” ${article.label}, “${article.title}”, ${article.day ? dateWords(article.day) : "undated"}. ${article.url || ""} SHA-256 of the text: ${article.sha}.`;
}

/** The place's whole history as a strip, filled like its marks. */
function historyStrip(place) {
  const wide = 330,
    total = daysBetween(data.first, data.last) + 1,
    x = day => Math.max(0, Math.min(wide, (daysBetween(data.first, day) / total) * wide));
  const svg = s("svg", {
    class: "strip",
    viewBox: `0 -10 ${wide} 42`,
    width: "100%",
    "aria-hidden": "true",
  });
  spells(place).forEach(({period, until}) => {
    const from = x(period.a),
      to = until + 1 < place.periods.length ? x(place.periods[until + 1].a) : wide;
    if (to <= from) return;
    const thin = period.inf || period.inh || isUnknown(period),
      high = isUnknown(period) ? 1.5 : thin ? 6 : 12,
      hue = period.c ? `var(--c${actors.get(period.c).number})` : "var(--ink)";
    const rect = s("rect", {
      x: from + 0.5,
      y: 6 - high / 2,
      width: Math.max(0.8, to - from - 1),
      height: high,
    });
    if (isUnknown(period)) attributes(rect, {fill: "var(--unknown)"});
    else
      attributes(rect, {
        fill:
          period.s === "contested"
            ? `url(#${period.old ? "hatch-old" : "hatch"})`
            : period.q === "claimed"
              ? "var(--casing)"
              : hue,
        "fill-opacity": period.old && period.s === "held" && period.q !== "claimed" ? 0.28 : 1,
        stroke: period.s === "held" && !period.old && period.q !== "claimed" ? null : hue,
        "stroke-width": 1.2,
        "stroke-dasharray": period.old ? "2.6 1.9" : null,
      });
    svg.append(rect);
  });
  const at = x(view.day) + wide / total / 2;
  svg.append(
    s("path", {
      d: `M${at - 4}-9H${at + 4}L${at}-3ZM${at}-4V14`,
      fill: "var(--ink)",
      stroke: "var(--ink)",
      "stroke-width": 1.2,
    }),
  );
  for (const month of monthsOf(data.first, data.last).slice(1))
    svg.append(
      s("line", {x1: x(month.day), x2: x(month.day), y1: 15, y2: 19, stroke: "var(--ink3)"}),
      s("text", {x: x(month.day) + 2, y: 29}, month.words.replace(/ \d+$/, "")),
    );
  return svg;
}

function periodList(place) {
  const now = current(place),
    end = i => (i + 1 < place.periods.length ? addDays(place.periods[i + 1].a, -1) : null);
  return h(
    "ol.periods",
    {},
    ...spells(place).map(({period, from, until}) => {
      const first = place.periods[from].a,
        last = end(until);
      const days =
        first <= data.first
          ? last
            ? `up to ${dateShort(last)}`
            : "all days"
          : !last
            ? `from ${dateShort(first)}`
            : last === first
              ? dateShort(first)
              : `${dateShort(first)} – ${dateShort(last)}`;
      return h(
        "li",
        {
          class:
            place.periods.indexOf(now) >= from && place.periods.indexOf(now) <= until
              ? "now"
              : null,
        },
        mark(period, 16, place.kind === "site"),
        h("span", {}, words(period.t)),
        h("span.side", {}, days),
      );
    }),
  );
}
