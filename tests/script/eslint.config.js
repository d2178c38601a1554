// What is asked of the page's script, beside its types: `make script` runs it.

import js from "@eslint/js";
import globals from "globals";

const RULES = {
  ...js.configs.recommended.rules,
  "no-undef": "error",
  "no-unused-vars": "error",
  "no-use-before-define": ["error", {functions: false, classes: false, variables: false}],
  "no-shadow-restricted-names": "error",
  "prefer-const": "error",
  "no-var": "error",
  eqeqeq: "error",
  "max-lines-per-function": ["error", {max: 60, skipBlankLines: true}],
};

// Text is never code: no text becomes elements, and no text is run.
const SAFE = {
  "no-restricted-properties": [
    "error",
    ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map(property => ({property})),
  ],
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
};

export default [
  {
    files: [
      "mosulmap/render/js/**/*.js",
      "mosulmap/desk/js/**/*.js",
      "mosulmap/render/static/unpack.js",
    ],
    languageOptions: {globals: {...globals.browser, L: "readonly"}},
    rules: {...RULES, ...SAFE},
  },
  {
    // A plain script, which a map of folium's calls.
    files: ["mosulmap/render/static/control_map.js"],
    languageOptions: {
      globals: {...globals.browser, L: "readonly", MOSULMAP_SHAPES: "readonly"},
      sourceType: "script",
    },
    rules: {...RULES, ...SAFE},
  },
  {
    files: ["tests/script/**/*.js"],
    languageOptions: {globals: globals.nodeBuiltin},
    rules: RULES,
  },
  {
    // What the minifier made of the script: it has moved a declaration behind its first use
    // (github.com/tdewolff/minify/issues/958), and such a page is dead.
    files: ["minified.js"],
    languageOptions: {globals: {...globals.browser, L: "readonly"}, sourceType: "script"},
    rules: {
      "no-undef": "error",
      "no-use-before-define": ["error", {functions: false, classes: false, variables: false}],
    },
  },
];
