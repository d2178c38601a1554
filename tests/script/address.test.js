// Addresses and files.

import assert from "node:assert/strict";
import {test} from "node:test";

import {fileOf, readHash, strangersIn, whereOf, writeHash, writeWhere} from "../../mosulmap/render/js/data/address.js";
import {csvOf} from "../../mosulmap/render/js/data/csv.js";

test("what fits is read, and what does not is named", () => {
  const rules = {
    d: day => day < "2017",
    a: (from, {d}) => from <= d,
    w: () => true,
  };
  assert.deepEqual(readHash("#d=2016-11-04&a=2016-11-05&w=R%26D&x=1", rules), {
    values: {d: "2016-11-04", a: "", w: "R&D"},
    wrong: ["2016-11-05"],
  });
  assert.deepEqual(readHash("", rules), {values: {d: "", a: "", w: ""}, wrong: []});
});

test("a name that nobody reads is told with its value, up to sixty letters of it", () => {
  assert.deepEqual(strangersIn("#d=2016-11-04&zoom=12&embed&x", ["d", "embed"]), ["zoom=12", "x"]);
  assert.deepEqual(strangersIn("#__proto__=1", ["d"]), ["__proto__=1"]);
  assert.equal(strangersIn(`#${"x".repeat(5000)}`, [])[0].length, 60);
});

test("an address leaves out what is empty, and is read back", () => {
  const hash = writeHash([
    ["d", "2016-11-04"],
    ["p", null],
    ["w", "R&D"],
    ["e", false],
    ["f", ["contested", "a,b"]],
    ["v", ""],
  ]);
  assert.equal(hash, "d=2016-11-04&w=R%26D&f=contested,a%2Cb");
  assert.equal(readHash(`#${hash}`, {w: () => true}).values.w, "R&D");
});

for (const [text, where] of [
  ["12/36.34/43.2", [12, 36.34, 43.2]],
  ["12/36.34", null],
  ["12/x/43", null],
  ["12/86/43", null],
  ["99/36/43", null],
  ["-3/36/43", null],
  ["12/36/1e9", null],
])
  test(`"${text}" says ${where ? "where the map looks" : "nothing"}`, () => {
    assert.deepEqual(whereOf(text), where);
  });

test("where the map looks is written with five decimals, some centimetres", () => {
  const at = writeWhere({zoom: 12.751, center: {lat: 36.3475712, lng: 43.1621}});
  assert.equal(at, "12.75/36.34757/43.16210");
});

test("a cell that a spreadsheet would run as a formula is text", () => {
  assert.equal(csvOf([["=1+1", "+a", "-b", "@c"]]), "\ufeff'=1+1,'+a,'-b,'@c\n");
  assert.equal(csvOf([['a "b"', "c,d", null, 3, true]]), '\ufeff"a ""b""","c,d",,3,true\n');
});

test("a sheet names the file that it was printed from, not its folders", () => {
  assert.equal(fileOf("file:///home/amira/secret/maps/mosul%20map.html#d=2016-11-04"), "mosul map.html");
  assert.equal(fileOf("file:///C:/maps/50%.html"), "50%.html");
  assert.equal(fileOf("https://example.org/maps/mosul.html"), "");
});
