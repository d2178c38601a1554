// Two days beside each other: A, view.from, and B, the shown day.

const KINDS = ["changed", "fresh", "silent", "same"];

/** What became of a place from A to B: one of KINDS. `changes.category_of` tells it finer. */
function difference(place) {
  const was = current(place, view.from),
    now = current(place),
    differ = (...keys) => keys.some(key => (was[key] || 0) !== (now[key] || 0)),
    aged = () => (differ("old") ? (now.old ? "silent" : "fresh") : "same");
  if (isUnknown(now)) return isUnknown(was) ? "same" : "silent";
  if (now.inh) return was.inh && !differ("s", "c") ? aged() : "changed";
  if (isUnknown(was)) return "fresh";
  if (differ("s", "c")) return "changed";
  if (was.inh) return "fresh";
  return differ("q", "inf", "dis") ? "changed" : aged();
}

/** Begins to compare the shown day with the one of the last change before it, or ends it. */
function toggleCompare() {
  const before = [...changeDays].reverse().find(day => day < view.day);
  Object.assign(view, {
    from: view.from ? "" : before || data.first,
    place: null,
    tab: "day",
    notice: "",
    moved: true,
  });
  refresh();
  if (view.from) $("day-a").focus();
}

function compareFrom(day) {
  const from = day < data.first ? data.first : day > view.day ? view.day : day;
  if (from === view.from) return;
  Object.assign(view, {from, moved: true});
  refresh();
}

/** "1 November → 6 November 2016"; "1 Nov → 6 Nov 2016" where there is little room. */
function compareWords() {
  const months = narrow.matches ? language.short : language.months,
    otherYear = view.from.slice(0, 4) !== view.day.slice(0, 4);
  return [
    dateWords(view.from, months, otherYear),
    t("arrow"),
    dateWords(view.day, months),
  ].join(" ");
}

/** "Changed 9 · newly reported 2 · fallen silent 0 · unchanged 22" */
function compareCounts() {
  const among = counted.filter(
    place => current(place).s !== "none" || current(place, view.from).s !== "none",
  );
  const counts = KINDS.map(kind => [kind, among.filter(p => difference(p) === kind).length]);
  return t("compare_counts", Object.fromEntries(counts));
}

/** The panel: the two days, what changed between them, each with its mark before and after. */
function drawCompare(holder) {
  const day = (id, label, value, act) => {
    // A date field of the browser would write the day as the reader's country does.
    const input = h("input", {type: "text", id, autocomplete: "off", spellcheck: "false"});
    input.value = dateShort(value);
    input.addEventListener("change", () => {
      const [meant] = daysMeant(input.value);
      if (meant && within(meant)) act(meant);
      else input.value = dateShort(value);
    });
    return h("label", {}, h("b", {}, label), input);
  };
  const groups = ["changed", "fresh", "silent"].map(kind => {
    const list = counted.filter(place => difference(place) === kind && shown(place));
    return [
      list.length && h("h2", {}, t("kind_count", {kind: t(`kind_${kind}`), n: list.length})),
      list.length &&
        someRows(h("ul.rows"), list, place =>
          changeRow(place, current(place, view.from), current(place), view.from),
        ),
    ].filter(Boolean);
  });
  holder.replaceChildren(
    ...warnings().map(text => h("p.note", {}, text)),
    h(
      "p.days",
      {},
      day("day-a", t("day_a"), view.from, compareFrom),
      day("day-b", t("day_b"), view.day, show),
      h("button.link", {onclick: toggleCompare}, t("end")),
    ),
    h("p.counts.quiet", {}, compareCounts()),
    ...groups.flat(),
  );
}
