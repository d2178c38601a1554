// The language that the reader chooses: everything that stands on the page is said again.

/** The fixed words of the page, in the language of the moment. */
function sayPage() {
  attributes(document.documentElement, {lang: language.code, dir: language.dir});
  for (const element of document.querySelectorAll("[data-say]"))
    element.textContent = t(element.dataset.say);
  for (const element of document.querySelectorAll("[data-say-label]"))
    element.setAttribute("aria-label", t(element.dataset.sayLabel));
  $("search").placeholder = t("any_spelling");
  const {about, hub} = heading();
  $("about").textContent = about;
  $("about-short").textContent = t("who_short", {hub: hub || t("map")});
  const [code, other] = nextLanguage();
  attributes($("language"), {lang: code, dir: other.dir}).textContent = other.name;
}

/** The language after the one of the moment, as [code, language]. */
function nextLanguage() {
  const all = Object.entries(data.languages),
    at = all.findIndex(([code]) => code === language.code);
  return all[(at + 1) % all.length];
}

/** Speaks a language from now on, with western digits or its own; widths of texts change with it. */
function use(code, own) {
  speak(code);
  ownDigits = own && hasDigits();
  widths.clear();
  sayPage();
  drawPlay();
  setSpeed(view.speed);
  drawFoot($("foot"));
  map?.say();
}

function switchLanguage() {
  use(nextLanguage()[0], ownDigits);
  Object.assign(view, {notice: "", moved: true});
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  refresh();
}

/** Puts a second name beside each name on the map, that of the other language, or takes it away. */
function switchNames() {
  Object.assign(view, {both: !view.both, moved: true});
  drawFoot($("foot"));
  refresh();
  $("names").focus({preventScroll: true});
}

function namesWords() {
  return t(view.both ? "names_one" : "names_both");
}

/** Whether the language has digits of its own. */
function hasDigits() {
  return t("digits") !== "0123456789";
}

/** The choice of digits, where the language has its own. */
function digitSwitch() {
  const change = () => {
    use(language.code, !ownDigits);
    view.moved = true;
    refresh();
    $("digits").focus({preventScroll: true});
  };
  const label = t(ownDigits ? "digits_western" : "digits_own");
  return hasDigits() ? [h("button.link", {id: "digits", onclick: change}, label), " · "] : [];
}
