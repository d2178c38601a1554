// The card of one place: its state, its history, and every sentence behind the mark.

/** The card of one place: its state, its history, and every sentence behind the mark. */
function drawCard(holder, place) {
  const period = current(place),
    source = period.from ? byId.get(period.from) : place;
  holder.replaceChildren(
    h(
      "button.link back",
      {id: "back", onclick: () => choose(null)},
      t("back"),
    ),
    h(
      "h2.name",
      {},
      h("span", {dir: "auto"}, nameOf(place)),
      ...otherNames(place).map(([lang, dir, name]) => h("bdi.other", {lang, dir}, name)),
    ),
    h("p.quiet", {}, whereWords(place)),
    place.note && place.kind !== "area" ? theirs("p.quiet", place.note) : "",
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
    h("h2", {}, t("why")),
    ...why(place, period, source),
    h("h2", {}, t("periods")),
    periodList(place),
  );
}

function whereWords(place) {
  const kind = typeWords(place.type),
    within = parentOf(place);
  const size = place.unc >= 1000 ? t("km", {n: place.unc / 1000}) : t("metres", {n: place.unc});
  const where = place.at
    ? t(place.est ? "position_estimated" : "position", {size})
    : t("position_unknown");
  return [
    within ? t("type_in", {type: kind, place: iso(within)}) : kind,
    awayOf(place),
    place.layer === "wide" ? t("not_drawn") : where,
  ]
    .filter(Boolean)
    .join(" · ");
}

function sinceWords(period) {
  if (period.s === "none") return t("named_nowhere");
  if (period.s === "unknown") return t("nobody_says");
  const age = daysBetween(period.word, view.day);
  return [
    period.q === "confirmed" ? t("confirmed_by") : "",
    period.since < data.first ? t("since_before") : t("since", {day: dateWords(period.since)}),
    age <= 0 ? t("for_this_day") : t("last_word", {n: age}),
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
        h("span.num", {"aria-hidden": "true"}, num(number)),
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
  if (period.from && source !== place) {
    const [before, after] = t(period.inh ? "taken_from" : "lies_in", {place: "\n"}).split("\n"),
      link = h("button.link", {onclick: () => choose(source.id)}, h("bdi", {}, nameOf(source)));
    parts.push(h("p.quiet", {}, before, link, after));
  }
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
        t("show_earlier", {n: many}),
      ),
    );
  parts.push(list);
  const doubts = [...(period.d || [])].map(words);
  if (period.old)
    doubts.push(
      t("word_age", {n: daysBetween(period.word, view.day)}),
    );
  if (doubts.length)
    parts.push(
      h("h2", {}, t("doubts")),
      h("ul.doubts", {}, ...doubts.map(doubt => h("li", {}, doubt))),
    );
  if (named.length)
    parts.push(
      h("h2", {}, t("named_where")),
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
    quote = quoteOf(mention.quote);
  const says = !mention.s
    ? ""
    : h("p.says", {}, mark(mention, 16), words(mention.says));
  const text = h(
    "blockquote.q",
    {lang: "en", dir: "ltr"},
    ...highlighted(quote, mention),
  );
  const link = article.url
    ? h("a", {href: article.url, target: "_blank", rel: "noopener noreferrer"}, t("open_article"))
    : null;
  return [
    says,
    text,
    h(
      "p.cite",
      {},
      h("bdi.by", {}, article.label),
      t("comma"),
      [publishedOn(article), words(mention.when)].filter(Boolean).join(" · "),
    ),
    h(
      "p.cite",
      {},
      mention.who ? t("word_of", {who: claimantOf(mention)}) + " · " : "",
      h(
        "button.link",
        {onclick: event => copy(citation(mention), event.currentTarget)},
        t("copy"),
      ),
      link ? " · " : "",
      link,
    ),
    mention.note ? theirs("p.cite", mention.note) : "",
    verdict ? h("p.became", {}, verdict) : "",
  ];
}

/** Whose words they are. */
function claimantOf({who}) {
  return iso(typeof who === "number" ? words(who) : who);
}

function publishedOn(article) {
  return article.day ? dateShort(article.day) : t("unknown_date");
}

function highlighted(quote, mention) {
  const spans = spansOf(quote, mention).sort((a, b) => a[0] - b[0]),
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
  return t("citation", {
    quote: iso(quoteOf(mention.quote)),
    label: iso(article.label),
    title: iso(article.title),
    day: article.day ? dateWords(article.day) : t("undated"),
    url: iso(article.url || ""),
    sha: iso(article.sha),
  });
}

/** The place's whole history as a strip, filled like its marks. */
function historyStrip(place) {
  const wide = 330,
    total = daysBetween(data.first, data.last) + 1,
    x = day => Math.max(0, Math.min(wide, (daysBetween(data.first, day) / total) * wide)),
    seen = (at, width = 0) => (mirrored() ? wide - at - width : at);
  const svg = s("svg", {
    class: "strip",
    viewBox: `0 -10 ${wide} 42`,
    width: "100%",
    "aria-hidden": "true",
  });
  spells(place).forEach(({period, until}) => {
    const from = x(period.a),
      to = until + 1 < place.timeline.length ? x(place.timeline[until + 1].a) : wide;
    if (to <= from) return;
    const thin = period.inf || period.inh || isUnknown(period),
      high = isUnknown(period) ? 1.5 : thin ? 6 : 12,
      hue = period.c ? `var(--c${actors.get(period.c).number})` : "var(--ink)";
    const length = Math.max(0.8, to - from - 1);
    const rect = s("rect", {
      x: seen(from + 0.5, length),
      y: 6 - high / 2,
      width: length,
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
  const at = seen(x(view.day) + wide / total / 2);
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
      s("path", {d: `M${seen(x(month.day))} 15v4`, stroke: "var(--ink3)"}),
      s("text", {x: seen(x(month.day) + 2), y: 29}, month.name),
    );
  return svg;
}

function periodList(place) {
  const now = current(place),
    end = i => (i + 1 < place.timeline.length ? addDays(place.timeline[i + 1].a, -1) : null);
  return h(
    "ol.periods",
    {},
    ...spells(place).map(({period, from, until}) => {
      const first = place.timeline[from].a,
        last = end(until);
      const days =
        first <= data.first
          ? last
            ? t("up_to", {day: dateShort(last)})
            : t("all_days")
          : !last
            ? t("from_day", {day: dateShort(first)})
            : last === first
              ? dateShort(first)
              : t("from_to", {from: dateShort(first), until: dateShort(last)});
      return h(
        "li",
        {
          class:
            place.timeline.indexOf(now) >= from && place.timeline.indexOf(now) <= until
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
