// Tables as CSV files.

/**
 * The columns of the day's table, as `status --format csv` has them: `control/status.py` says what
 * each means, and `tests/data/day_csv.json` holds both sides to them.
 */
export const DAY_COLUMNS = [
  ...["place_id", "title", "controller", "state", "certainty"],
  ...["inferred", "inherited", "disputed", "stale", "evidence_age_days", "mention_ids"],
  ...["last_word", "in_words"],
];

/**
 * A table as CSV.
 * @param {any[][]} rows
 */
export function csvOf(rows) {
  // Spreadsheets read a CSV file as UTF-8 when it begins with a byte order mark.
  return "\ufeff" + rows.map(row => row.map(cellOf).join(",")).join("\n") + "\n";
}

/**
 * A value as a cell: nothing is empty, several have semicolons between, and a text that a spreadsheet
 * would run as a formula has an apostrophe before it.
 * @param {any} value
 */
export function cellOf(value) {
  const text = Array.isArray(value) ? value.join(";") : String(value ?? ""),
    safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
