// The panel's lists: what changed on the day, all places, the chronology.

/** A place's mark before and after, its name, its state in words, and whose words they are. */
function changeRow(place, former, period, day) {
  const before = former || {s: "unknown", t: period.t},
    site = place.kind === "site",
    by = publishersOf(place, period.a === day ? day : period.since);
  return h(
    "li",
    {},
    h(
      "button.change",
      {
        "data-place": place.id,
        "aria-label": t("named_before", {
          name: iso(nameOf(place)),
          state: words(period.t),
          before: words(before.t),
        }),
        onclick: () => choose(place.id),
      },
      mark(before, 16, site),
      h("span.arrow", {}, t("arrow")),
      mark(period, 18, site),
      h("b", {}, nameOf(place)),
      h(
        "span.words",
        {},
        words(period.t),
        by.length ? " · " : "",
        ...publishers(by),
      ),
    ),
  );
}

/** "9 changes", each with its mark before and after. */
function drawDay(holder) {
  if (view.from) return drawCompare(holder);
  const changes = changesOn(view.day),
    items = [];
  for (const text of warnings()) items.push(h("p.note", {}, text));
  items.push(
    h("h2", {}, changes.length ? t("changes", {n: changes.length}) : t("no_changes")),
  );
  const visible = changes.filter(({place}) => shown(place));
  if (visible.length)
    items.push(
      h(
        "ul.rows",
        {},
        ...visible.map(({place, period, former}) => changeRow(place, former, period, view.day)),
      ),
    );
  else if (changes.length) items.push(nothingMatches());
  else items.push(h("p.quiet", {}, `${quietWords()} ${nextChangeWords()}`.trim()));
  items.push(...alsoReported());
  const offMap = unlocated.filter(place => shown(place));
  if (offMap.length) {
    items.push(h("h2", {}, t("not_on_map")));
    items.push(h("ul.rows", {}, ...offMap.map(place => h("li", {}, placeButton(place)))));
    for (const place of offMap) if (place.note) items.push(theirs("p.quiet", place.note));
  }
  const drawing = chart();
  if (drawing.parentNode !== holder) return holder.replaceChildren(...items, drawing);
  // The chart stays where it is: to lay out its table anew takes longer than all else.
  while (holder.firstChild !== drawing) holder.firstChild.remove();
  drawing.before(...items);
}

function nextChangeWords() {
  const next = changeAfter(view.day),
    last = changeBefore(view.day);
  return [
    last && t("last_change", {day: dateWords(last)}),
    next && t("next_is", {day: dateWords(next)}),
  ]
    .filter(Boolean)
    .join(" ");
}

/** What a reader must know before trusting the day's map. */
function warnings() {
  const texts = view.notice ? [view.notice] : [];
  const first = data.articles.reduce(
    (least, one) => (one.day && one.day < least ? one.day : least),
    data.last,
  );
  if (view.day < first)
    texts.push(
      view.known === THAT_DAY
        ? t("nothing_yet")
        : t("no_article_yet"),
    );
  const gap = [...gapsNow()].reverse().find(one => one.a <= view.day),
    old = oldCount();
  if (gap && old)
    texts.push(
      `${gapWords(gap)} ${t("faint", {n: old})}`,
    );
  return texts;
}

function gapWords(gap) {
  return gap.open
    ? t("gap_after", {from: dateWords(addDays(gap.a, -1))})
    : t("gap_between", {from: dateWords(gap.a), until: dateWords(gap.b)});
}

function nothingMatches() {
  return h(
    "p.quiet",
    {},
    t("nothing_matches"),
    " ",
    h("button.link", {onclick: clearFilter}, t("show_all")),
  );
}

const ROWS = 200;

/** Puts a row for each item into a list; of many the first ones, and a button for more. */
function someRows(holder, items, row) {
  holder.append(...items.slice(0, ROWS).map(row));
  const rest = items.slice(ROWS);
  if (!rest.length) return holder;
  const more = () => {
    const last = holder.lastElementChild;
    someRows(holder, rest, row);
    last.nextElementSibling.querySelector("button").focus();
    last.remove();
  };
  const words = t("more_rows", {n: Math.min(ROWS, rest.length)});
  holder.append(h("li", {}, h("button.link more", {onclick: more}, words)));
  return holder;
}

/** A place's row: what it is, in words and numbers, for eyes and for programs. */
function placeButton(place) {
  const period = current(place);
  return h(
    "button.row",
    {
      "data-place": place.id,
      "data-controller": period.s === "held" ? period.c : "",
      "data-state": period.s,
      "aria-label": labelOf(place),
      "aria-current": view.place === place.id ? "true" : null,
      onclick: () => choose(place.id),
    },
    mark(period, 16, place.kind === "site"),
    h(
      "span.name",
      {},
      estimate(place),
      h("b", {}, nameOf(place)),
      place.away ? h("span.away", {}, "  ", h("bdi", {}, awayOf(place))) : "",
    ),
    h("span.side", {}, remark(period)),
  );
}

function remark(period) {
  if (isUnknown(period)) return "";
  if (period.old) return t("days_old", {n: daysBetween(period.word, view.day)});
  if (period.dis) return t("conflict");
  if (period.inh) return t("inherited");
  if (period.inf) return t("inferred");
  return period.q === "claimed"
    ? t("claimed")
    : t("since", {day: dateShort(period.since, false)});
}

/** All places in groups by state; on narrow screens the insets' places have groups of their own. */
function drawPlaces(holder, wanted) {
  const fold = text =>
    text
      .normalize("NFKD")
      .replace(/[\s\u0300-\u036f\u064b-\u0652'’‘`ʿʾ-]/g, "")
      .toLowerCase();
  const query = fold(wanted.trim()),
    spelled = place =>
      [place.title, place.ar || "", ...(place.names || "").split("|")].some(name =>
        fold(name).includes(query),
      );
  const found = places.filter(
      place => current(place).s !== "none" && shown(place) && (!query || spelled(place)),
    ),
    groups = [];
  const group = (title, list, glyph) =>
    list.length &&
    groups.push(
      h(
        "section.group",
        {},
        h("h2", {}, glyph || "", title, h("span.count", {}, ` ${num(list.length)}`)),
        someRows(h("ul"), list, place => h("li", {}, placeButton(place))),
      ),
    );
  const byName = new Intl.Collator(language.code),
    order = (a, b) =>
      importance(current(a)) - importance(current(b)) || byName.compare(nameOf(a), nameOf(b));
  const apart = narrow.matches ? data.insets : [];
  const near = found
    .filter(place => place.layer !== "wide" && !apart.some(inset => inset.id === place.layer))
    .sort(order);
  for (const {key, title, state} of states)
    group(
      title,
      near.filter(place => keyOf(current(place)) === key),
      mark(state, 16),
    );
  for (const inset of apart)
    group(
      heading().insets[data.insets.indexOf(inset)],
      found.filter(place => place.layer === inset.id).sort(order),
    );
  group(t("wide_group"), found.filter(place => place.layer === "wide").sort(order));
  if (query) {
    const dots = data.dots.filter(spelled).slice(0, 12);
    if (dots.length)
      groups.push(
        h(
          "section.group",
          {},
          h("h2", {}, t("unnamed_group"), h("span.count", {}, ` ${num(dots.length)}`)),
          h(
            "ul",
            {},
            ...dots.map(dot =>
              h(
                "li",
                {},
                h(
                  "button.row",
                  {onclick: () => showDot(dot)},
                  s(
                    "svg",
                    {viewBox: "-9 -9 18 18", width: 16, height: 16, "aria-hidden": "true"},
                    s("circle", {r: 2, fill: "var(--ink3)"}),
                  ),
                  h("span.name", {}, nameOf(dot)),
                  h("span.side", {}, parentOf(dot)),
                ),
              ),
            ),
          ),
        ),
      );
    if (!groups.length)
      groups.push(h("p.quiet", {}, t("no_spelling", {text: t("quoted", {text: iso(wanted.trim())})})));
  } else if (!groups.length) groups.push(nothingMatches());
  if (narrow.matches && !query) groups.push(howToRead());
  holder.replaceChildren(...groups);
}

/** The chronology of what is shown: every day on which a place changes. */
function drawChronology(holder) {
  // Of years only the days about the shown one are listed: the others come with their day.
  const at = Math.max(0, changeDays.findLastIndex(day => day <= view.day)),
    far = changeDays.length > ROWS;
  const days = (far ? changeDays.slice(Math.max(0, at - 20), at + 20) : changeDays)
    .map(day => [day, changesOn(day).filter(({place}) => shown(place, day))])
    .filter(([, list]) => list.length);
  const row = (day, {place, period}) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          onclick: () => {
            show(day);
            choose(place.id);
          },
        },
        mark(period, 16, place.kind === "site"),
        h(
          "span",
          {},
          h("b", {}, nameOf(place)),
          h("br"),
          h("span.quiet", {}, words(period.t)),
        ),
        h("span.side quiet", {}, ...publishers(publishersOf(place, day))),
      ),
    );
  holder.replaceChildren(
    far ? h("p.note", {}, t("chronology_near", {n: changeDays.length})) : "",
    ...days.map(([day, list]) =>
      h(
        "section",
        {class: day === view.day ? "chron-day now" : "chron-day", "data-day": day},
        h("h2", {}, dayWords(day)),
        h("ul", {}, ...list.map(change => row(day, change))),
      ),
    ),
  );
  if (!days.length) holder.append(changeDays.length ? nothingMatches() : h("p", {}, t("no_changes")));
}
