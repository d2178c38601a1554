// The page around the map: reloads it at the same day, place and zoom, and lists problems.

const $ = id => document.getElementById(id),
  MANY = 12,
  STEP_MS = 250,
  ASK = "#v=day",
  MAY = "allow-scripts allow-same-origin allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";

// `wish` is the address at which the reader wants the map, `settled` what the map made of it, `left`
// the map that a newer one is about to replace.
let shown = "",
  frame = null,
  wish = location.hash || ASK,
  settled = "",
  left = null,
  latest = {count: ""},
  lost = false;

/** An element with a class and words; words are never read as code. */
function elementOf(name, kind, ...words) {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  element.append(...words);
  return element;
}

function openMap() {
  frame = document.createElement("iframe");
  frame.title = "The map";
  frame.setAttribute("sandbox", MAY);
  frame.src = `/map${wish}`;
  settled = "";
  $("holder").replaceChildren(frame);
}

/** Shows the newest map where the reader is: same day, place, zoom. */
function reloadMap() {
  follow();
  try {
    frame.contentWindow.history.replaceState(null, "", `/map${wish}`);
    settled = "";
    left = frame.contentDocument;
    frame.contentWindow.location.reload();
  } catch {
    // A frame that could not load belongs to nobody any more.
    openMap();
  }
}

/**
 * Notes where the reader goes, so that a reload of the map or of this page leads there. A place
 * whose row is broken is not on the map, and falls out of its address; the reader is still with it,
 * and finds it again when the row is mended.
 */
function follow() {
  if (!frame) return;
  try {
    const {hash} = frame.contentWindow.location,
      map = frame.contentDocument;
    if (map === left || !map.documentElement.classList.contains("script")) return;
    if (hash !== settled && (settled || wish === ASK)) wish = hash;
    settled = hash;
    if (wish.length > 1 && wish !== ASK && wish !== location.hash) history.replaceState(null, "", wish);
  } catch {
    return;
  }
  entitle();
}

/** The title of the tab: the state first, then the map's own. */
function entitle() {
  const own = frame?.contentDocument?.title || "Preview",
    state = lost ? "stopped" : latest.count,
    title = state ? `(${state}) ${own}` : own;
  if (document.title !== title) document.title = title;
}

function problemLine({where, what}) {
  return elementOf("li", "", ...(where ? [elementOf("span", "where", where)] : []), elementOf("span", "", what));
}

/** The problems of one file; of many problems, those of later files are folded away. */
function problemGroup({path, problems}, open) {
  const group = elementOf("details", "", elementOf("summary", "", `${path || "The project"} (${problems.length})`));
  group.append(elementOf("ul", "", ...problems.map(problemLine)));
  group.open = open;
  return group;
}

function drawProblems({files, headline}) {
  const all = files.flatMap(file => file.problems),
    few = all.length <= MANY;
  $("panel").hidden = !all.length;
  if ($("headline").textContent !== headline) $("headline").textContent = headline;
  $("problems").replaceChildren(
    ...(few
      ? [elementOf("ul", "", ...all.map(problemLine))]
      : files.map((file, number) => problemGroup(file, number === 0))),
  );
}

function draw(message) {
  const before = JSON.stringify(latest.files || []);
  latest = message;
  lost = false;
  $("status").textContent = latest.status;
  // Whoever reads the list keeps place in it while it stays the same.
  if (before !== JSON.stringify(latest.files) || $("headline").textContent !== latest.headline) drawProblems(latest);
  if (latest.map && latest.map !== shown) {
    shown = latest.map;
    if (frame) reloadMap();
    else openMap();
  }
  entitle();
}

const stream = new EventSource("/events");
stream.addEventListener("message", event => draw(JSON.parse(event.data)));
stream.addEventListener("error", () => {
  lost = true;
  $("status").textContent = "The preview has stopped, and this map follows no save any more. Start it again: mosulmap preview";
  entitle();
});
addEventListener("hashchange", () => {
  wish = location.hash || ASK;
  settled = "";
  frame?.contentWindow.location.replace(`/map${wish}`);
});
addEventListener("pagehide", follow);
setInterval(follow, STEP_MS);
