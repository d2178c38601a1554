// Messages, numbers and days in a language; the folding of names.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

import {foldedName} from "../../mosulmap/render/js/data/folding.js";
import {
  dateIn,
  dayIn,
  isolatedIn,
  languageOf,
  message,
  monthsBetween,
  numberIn,
} from "../../mosulmap/render/js/data/words.js";
import {languages} from "./examples.js";

const en = languageOf(languages, "en"),
  ar = languageOf(languages, "ar"),
  own = languageOf(languages, "ar", true);

test("a message that counts takes the form that its number calls for", () => {
  assert.deepEqual(
    [1, 2, 5].map(n => message(en, "changes", {n})),
    ["1 change", "2 changes", "5 changes"],
  );
  assert.deepEqual(
    [1, 2, 5, 11].map(n => message(own, "changes", {n})),
    ["تغيير واحد", "تغييران", "٥ تغييرات", "١١ تغيير"],
  );
});

test("values stand in a message as they are: none is read a second time", () => {
  assert.equal(message(en, "greeting", {name: "{n} $& <b>", n: 3}), "{n} $& <b> of 3");
});

test("a number is written with the digits and the point of the language, where they are asked for", () => {
  assert.deepEqual([en, ar, own].map(one => numberIn(one, 36.4)), ["36.4", "36.4", "٣٦٫٤"]);
  assert.equal(languageOf(languages, "en", true).own, false);
});

test("a day is written with its weekday and month", () => {
  assert.equal(dayIn(en, "2016-11-04"), "Friday 4 November 2016");
  assert.equal(dayIn(own, "2016-11-04"), "الجمعة ٤ تشرين الثاني ٢٠١٦");
  assert.equal(dayIn(en, "1969-12-31"), "Wednesday 31 December 1969");
  assert.equal(dateIn(en, "2016-11-04", en.short, false), "4 Nov");
});

test("months are named from the first day on, the year where it begins", () => {
  const months = monthsBetween(en, "2016-11-20", "2017-02-02");
  assert.deepEqual(
    months.map(({day, words, short}) => [day, words, short]),
    [
      ["2016-11-20", "Nov 2016", "Nov 2016"],
      ["2016-12-01", "Dec", "Dec"],
      ["2017-01-01", "Jan 2017", "Jan 2017"],
      ["2017-02-01", "Feb", "Feb 2017"],
    ],
  );
});

test("a name of the other direction is kept from moving the rest of its sentence", () => {
  assert.equal(isolatedIn(en, "Karama"), "Karama");
  assert.equal(isolatedIn(en, "الكرامة"), "\u2068الكرامة\u2069");
  assert.equal(isolatedIn(ar, "DW"), "\u2068DW\u2069");
});

const {cases} = JSON.parse(readFileSync(new URL("../data/folding.json", import.meta.url), "utf8"));

for (const {folded, spellings} of cases)
  test(`spellings of ${folded} are folded as in Python`, () => {
    for (const spelling of spellings) assert.equal(foldedName(spelling), folded);
  });
