// Days without a report, and what is told on a day.

const toldDays = Object.keys(data.sentences).sort();

/** The last day up to a given one of which a sentence that counts speaks; "" for none. */
function lastReport(day) {
  const speaks = on => data.sentences[on].some(([article]) => counts(data.articles[article]));
  return toldDays.findLast(on => on <= day && speaks(on)) || "";
}

/** "No report on this day; last report 9 days before." Nothing for a day with a report. */
function quietWords(day = view.day) {
  const last = lastReport(day);
  if (last === day || changesOn(day).length) return "";
  return last ? t("no_report", {n: daysBetween(last, day)}) : t("no_report_yet");
}

/** Names in a row, as the language joins them: "Karama, Quds and Samah". */
function series(names) {
  return new Intl.ListFormat(language.code === "en" ? "en-GB" : language.code).format(names);
}
