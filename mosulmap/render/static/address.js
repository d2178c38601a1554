// The page's address, #d=2016-11-04&p=karama&k=2016-11-05&z=12/36.34/43.20, and the day as a file.

const TABS = ["day", "places", "chron"];

/** Whether an address may ask for what was known by a day: any on which something was known. */
function isKnowable(known) {
  return known === THAT_DAY || (isDay(known) && published[0] <= known && known <= data.last && versionOf(known, "") >= 0);
}

/** The part of an address that says where the map looks: [zoom, lat, lon], null if it is wrong. */
function whereOf(text) {
  const at = text.split("/").map(Number);
  return at.length === 3 && at.every(Number.isFinite) && Math.abs(at[1]) <= 85 ? at : null;
}

/**
 * d or a and b: the day or days; k and w: which articles count; f: a filter; p: a place; v: a list;
 * q: what is searched for; e: reports; t: a key day; z: where; m: names in both languages; l and n:
 * the language and the digits, where they are not those in which the page opens.
 */
function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1)),
    wrong = [],
    keys = new Set([...states.map(({key}) => key), ...Object.keys(QUALITIES)]),
    inside = day => isDay(day) && data.first <= day && day <= data.last;
  const read = (name, fits, otherwise = "") => {
    const value = given.get(name) || "";
    if (!value || fits(value)) return value || otherwise;
    wrong.push(value);
    return otherwise;
  };
  const code = read("l", code => code in data.languages, data.lang),
    own = read("n", name => name === "arab") === "arab";
  if (code !== language.code || own !== ownDigits) use(code, own);
  const day = read("d", inside, view.day);
  view.day = read("b", inside, day);
  view.from = read("a", from => inside(from) && from <= view.day);
  view.place = read("p", place => byId.has(place), null);
  view.both = read("m", names => names === "both") === "both";
  drawFoot($("foot"));
  view.known = read("k", isKnowable);
  view.without = read("w", name => sources.includes(name));
  if (versionOf(view.known, view.without) < 0) view.without = "";
  const filter = read("f", list => list.split(",").every(key => keys.has(key))).split(",");
  view.states = new Set(filter.filter(key => key && !QUALITIES[key]));
  view.qualities = new Set(filter.filter(key => QUALITIES[key]));
  view.events = given.get("e") === "1";
  tellVersion();
  const tour = read("t", number => tourStops()[number - 1]?.day && +number > 0);
  view.tour = +tour || 0;
  if (view.tour) Object.assign(view, {day: tourStops()[view.tour - 1].day, from: ""});
  view.tab = read("v", name => TABS.includes(name), "day");
  $("search").value = given.get("q") || "";
  const where = read("z", whereOf);
  view.notice = wrong.length
    ? t("bad_link", {what: listed(wrong.map(text => t("quoted", {text: iso(text)})))})
    : "";
  view.at = where && whereOf(where);
  if (location.hash.length > 1) view.moved = true;
}

function moveAsAddressed() {
  if (view.at) map.moveTo(...view.at);
  else if (view.place) map.goTo(byId.get(view.place));
}

/** What stands behind the # of the address that opens what is shown. */
function hashOf() {
  const named = (name, value) => (value ? `${name}=${encodeURIComponent(value)}` : ""),
    filter = [...view.states, ...view.qualities].map(encodeURIComponent).join(",");
  return [
    view.from ? `a=${view.from}&b=${view.day}` : `d=${view.day}`,
    named("p", view.place),
    named("k", view.known),
    named("w", view.without),
    filter && `f=${filter}`,
    view.events && "e=1",
    view.tour && `t=${view.tour}`,
    named("v", view.tab === "day" ? "" : view.tab),
    named("q", view.tab === "places" && $("search").value.trim()),
    language.code !== data.lang && `l=${language.code}`,
    ownDigits && "n=arab",
    view.both && "m=both",
    map && `z=${map.position()}`,
  ]
    .filter(Boolean)
    .join("&");
}

function writeAddress() {
  if (!view.moved || !map) return;
  const asked = new URLSearchParams(location.hash.slice(1)).has("embed") ? "embed&" : "";
  // A sandboxed frame refuses; the page then works without an address of its own.
  try {
    history.replaceState(null, "", `#${asked}${hashOf()}`);
  } catch {
    view.moved = false;
  }
}

/** The day's states as a file; a cell that a spreadsheet would run as a formula is made text. */
function download() {
  const cell = value => {
    const text = String(value ?? ""),
      safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const named = places.filter(place => current(place).s !== "none");
  const rows = [
    [
      "place_id",
      "title",
      "controller",
      "state",
      "certainty",
      "inferred",
      "inherited",
      "disputed",
      "stale",
      "last_word",
      "in_words",
    ],
    ...named.map(place => {
      const p = current(place);
      return [
        place.id,
        place.title,
        p.c,
        p.s,
        isUnknown(p) ? "" : p.q || "reported",
        !!p.inf,
        !!p.inh,
        !!p.dis,
        !!p.old,
        p.word,
        words(p.t),
      ];
    }),
  ];
  // The mark at the beginning tells a spreadsheet that the names are UTF-8.
  const text = "\ufeff" + rows.map(row => row.map(cell).join(",")).join("\n") + "\n";
  save(new Blob([text], {type: "text/csv"}), "csv");
}

/** Hands a file of the shown day to the reader. */
function save(blob, kind) {
  const shown = [view.from, view.day, view.known, view.without].filter(Boolean).join("-"),
    name = `mosulmap-${shown.replace(/[^\w-]+/g, "_")}.${kind}`,
    link = h("a", {href: URL.createObjectURL(blob), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
