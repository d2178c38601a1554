// The page's address, #d=2016-11-04&p=karama&z=12/36.34/43.20, and the day as a file.

// Address: #d=2016-11-04&p=karama&z=12/36.34/43.20
function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1)),
    day = given.get("d"),
    place = given.get("p"),
    at = (given.get("z") || "").split("/").map(Number);
  const wrong = [
    day && !(isDay(day) && data.first <= day && day <= data.last) ? day : "",
    place && !byId.has(place) ? place : "",
  ].filter(Boolean);
  if (day && !wrong.includes(day)) view.day = day;
  view.place = place && byId.has(place) ? place : null;
  view.notice = wrong.length
    ? `This link names a place or day that this file does not have: “${wrong.join("”, “")}”.`
    : "";
  view.at = at.length === 3 && at.every(Number.isFinite) && Math.abs(at[1]) <= 85 ? at : null;
  if (location.hash.length > 1) view.moved = true;
}

function moveAsAddressed() {
  if (view.at) map.moveTo(...view.at);
  else if (view.place) map.goTo(byId.get(view.place));
}

function writeAddress() {
  if (!view.moved || !map) return;
  const parts = [
    `d=${view.day}`,
    view.place ? `p=${encodeURIComponent(view.place)}` : "",
    `z=${map.position()}`,
  ].filter(Boolean);
  // A sandboxed frame refuses; the page then works without an address of its own.
  try {
    history.replaceState(null, "", `#${parts.join("&")}`);
  } catch {
    view.moved = false;
  }
}

/** The day's states as a file; a cell that a spreadsheet would run as a formula is made text. */
function download() {
  const cell = value => {
    const text = String(value ?? ""),
      safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
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
    ...places.map(place => {
      const p = current(place);
      return [
        place.id,
        place.title,
        p.c,
        p.s,
        p.s === "unknown" ? "" : p.q || "reported",
        !!p.inf,
        !!p.inh,
        !!p.dis,
        !!p.old,
        p.word,
        data.words[p.t],
      ];
    }),
  ];
  const link = h("a", {
    href: URL.createObjectURL(
      new Blob([rows.map(row => row.map(cell).join(",")).join("\n") + "\n"], {type: "text/csv"}),
    ),
    download: `mosulmap-${view.day}.csv`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
