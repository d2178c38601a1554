// The day's table, held against the same cases as `status --format csv`.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

import {cellOf, csvOf, DAY_COLUMNS} from "../../mosulmap/render/js/data/csv.js";

const cases = JSON.parse(readFileSync(new URL("../data/day_csv.json", import.meta.url), "utf8"));

test("the columns are those of `status --format csv`", () => {
  assert.deepEqual(DAY_COLUMNS, cases.columns);
});

for (const [value, text] of cases.cells)
  test(`${JSON.stringify(value)} is the cell ${text}`, () => {
    assert.equal(cellOf(value), text);
  });

test("a table begins with the mark that tells a spreadsheet it is UTF-8", () => {
  assert.equal(csvOf([["a", "b"], [1, true]]), "\ufeffa,b\n1,true\n");
});
