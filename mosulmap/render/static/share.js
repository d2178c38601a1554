// Taking along what is shown: its address, a line that embeds it, a citation, pictures, a table.

/** The address that opens exactly what is shown, the whole page or the small one. */
function linkTo(small = false) {
  const url = new URL(location.href);
  url.searchParams.delete("embed");
  if (small) url.searchParams.set("embed", "1");
  url.hash = hashOf();
  return url.href;
}

/** The line of HTML that puts the small page into another one. */
function embedLine() {
  const quoted = text => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return [
    `<iframe src="${quoted(linkTo(true))}" title="${quoted(document.title)}"`,
    'width="720" height="520" style="border:0;max-width:100%" loading="lazy"',
    'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>',
  ].join(" ");
}

/** Says something to those who hear the page. */
function say(words) {
  $("live").textContent = "";
  setTimeout(() => ($("live").textContent = words), 50);
}

/** Puts a field's text on the clipboard, where that is allowed; else the text stays selected. */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

/** A field with a text, and a button that copies it and says whether it could. */
function copyField(label, text, words) {
  const field = h("textarea", {readonly: true, rows: 3, "aria-label": label, spellcheck: "false"}),
    told = h("span.quiet", {role: "status"});
  field.value = text;
  const act = async () => {
    told.textContent = t((await copied(field)) ? "copied" : "copy_by_hand");
  };
  return h("div.copy", {}, field, h("p", {}, h("button.do", {onclick: act}, words), " ", told));
}

/** Copies a text; where the clipboard is refused, a sheet holds it selected. */
async function copy(text, button) {
  const field = h("textarea.sr", {"aria-hidden": "true", tabindex: -1});
  field.value = text;
  button.after(field);
  const done = await copied(field);
  field.remove();
  button.focus({preventScroll: true});
  if (!done) return byHandSheet(text);
  button.textContent = t("copied");
  say(t("copied"));
}

function byHandSheet(text) {
  const field = h("textarea", {readonly: true, rows: 5, "aria-labelledby": "share-title"});
  field.value = text;
  sheet("share", t("copy_by_hand"), field).showModal();
  field.select();
}

function shareSheet() {
  const item = (words, act) => h("li", {}, h("button", {onclick: act}, words));
  return sheet(
    "share",
    t("share"),
    copyField(t("share_link"), linkTo(), t("share_copy_link")),
    h("h3", {}, t("share_embed")),
    copyField(t("share_embed"), embedLine(), t("share_copy_embed")),
    h("h3", {}, t("share_take")),
    h(
      "ul.menu",
      {},
      item(t("share_png"), () => savePicture("png")),
      item(t("share_svg"), () => savePicture("svg")),
      item(t("share_csv"), download),
      item(t("share_print"), () => {
        $("share").close();
        print();
      }),
    ),
  );
}
