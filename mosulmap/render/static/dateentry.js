// The heading is a button: pressed, it takes a day as people write it.

/** The number of a month from its name or the beginning of it, in the page's language or English. */
function monthNamed(name) {
  const wanted = name.toLowerCase().replace(/\.$/, "");
  for (const months of [language.months, data.languages.en.months]) {
    const at = months.findIndex(month => month.toLowerCase().startsWith(wanted));
    if (at >= 0 && wanted.length > 2) return at + 1;
  }
  return 0;
}

const within = day => data.first <= day && day <= data.last;

/** The days that a text may mean, the likeliest first: day before month unless only that is wrong. */
function daysMeant(text) {
  const given = text
      .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
      .replace(/[,،]/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
    years = [...new Set([data.first, data.last].map(day => +day.slice(0, 4)))];
  const day = (y, m, d) => [y, String(m).padStart(2, "0"), String(d).padStart(2, "0")].join("-");
  let found = [];
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(given),
    figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(given),
    dayFirst = /^(?:\D+ )?(\d{1,2})\.? (\D+?)(?: (\d{4}))?$/.exec(given),
    monthFirst = /^(\D+?) (\d{1,2})(?: (\d{4}))?$/.exec(given);
  const inside = (a, b) => within(b) - within(a),
    named = (d, month, year) =>
      (year ? [year] : years)
        .map(y => day(y, monthNamed(month), d))
        .sort(inside)
        .slice(0, 1);
  if (iso) found = [day(iso[1], iso[2], iso[3])];
  else if (figures)
    found = [day(figures[3], figures[2], figures[1]), day(figures[3], figures[1], figures[2])];
  else if (dayFirst) found = named(dayFirst[1], dayFirst[2], dayFirst[3]);
  else if (monthFirst) found = named(monthFirst[2], monthFirst[1], monthFirst[3]);
  return [...new Set(found.filter(isDay))].sort(inside);
}

/** Makes the heading a button and puts the field beside it. */
function wireDateEntry() {
  const heading = $("date"),
    input = h("input", {id: "typed", type: "text", autocomplete: "off", spellcheck: "false"}),
    said = h("span.quiet", {role: "status"}),
    go = h("button.do"),
    form = h("div.typed", {id: "date-entry", hidden: true}, input, go, said);
  const button = h("button", {id: "date", "aria-expanded": "false", "aria-controls": "date-entry"});
  heading.removeAttribute("id");
  heading.replaceChildren(button);
  heading.after(form);
  function open(is) {
    form.hidden = !is;
    $("summary").hidden = is;
    button.setAttribute("aria-expanded", String(is));
    if (!is) return button.focus({preventScroll: true});
    said.replaceChildren();
    attributes(input, {"aria-label": t("type_a_day"), placeholder: dateShort(view.day)});
    go.textContent = t("show");
    input.value = "";
    input.focus();
  }
  const take = day => {
    show(day);
    open(false);
  };
  function read() {
    const [day, other] = daysMeant(input.value);
    if (!day) return said.replaceChildren(t("unread_day", {example: dateShort(view.day)}));
    if (!within(day))
      return said.replaceChildren(
        t("outside_days", {first: dateWords(data.first), last: dateWords(data.last)}),
      );
    if (!other) return take(day);
    show(day);
    said.replaceChildren(t("read_as", {day: dateWords(day)}), " ");
    said.append(
      within(other)
        ? h("button.link", {onclick: () => take(other)}, t("rather", {day: dateWords(other)}))
        : t("not_meant", {day: dateWords(other)}),
    );
  }
  button.addEventListener("click", () => open(form.hidden));
  // No form element: a sandboxed frame would refuse to submit it.
  go.addEventListener("click", read);
  input.addEventListener("keydown", event => {
    if (event.key !== "Enter") return;
    // The key would press the heading, too, to which the keyboard returns.
    event.preventDefault();
    read();
  });
  form.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    open(false);
  });
}

function goEnd(day) {
  pause();
  show(day);
}

/** Buttons for the first and the last day, and a name that a mouse can read on every button. */
function wireEnds() {
  const end = (id, day) => h("button.link", {id, onclick: () => goEnd(day)});
  $("speed").after(end("first-day", data.first), end("last-day", data.last));
}

function drawEnds() {
  $("first-day").textContent = t("first_day");
  $("last-day").textContent = t("last_day");
  $("date").title = t("type_a_day");
  for (const button of document.querySelectorAll(".steps button"))
    button.title = button.getAttribute("aria-label");
}

/** A press beside the handle, too, jumps to the day under it: a native thumb would only be held. */
function wirePresses(slider) {
  let down = 0;
  slider.addEventListener("pointerdown", event => {
    down = event.clientX;
  });
  slider.addEventListener("click", event => {
    const dragged = Math.abs(event.clientX - down) > 3;
    if (!event.detail || dragged || event.pointerType === "touch") return;
    const day = timebar.dayAt(event.clientX);
    if (day) show(day);
  });
}
