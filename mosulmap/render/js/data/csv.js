// Tables as CSV files.

/**
 * A table as CSV; a cell that a spreadsheet would run as a formula is made text.
 * @param {any[][]} rows
 */
export function csvOf(rows) {
  // The mark at the beginning tells a spreadsheet that the names are UTF-8.
  return "\ufeff" + rows.map(row => row.map(cellOf).join(",")).join("\n") + "\n";
}

/**
 * @param {any} value
 */
function cellOf(value) {
  const text = String(value ?? ""),
    safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
