// What the desk's server sends, as types for `tsc --checkJs`. This file is no module: its names hold
// in all of them. No line of it reaches the page.

/**
 * @typedef {Record<string, string>} Cells the cells of a row by column, as the table has them
 *
 * @typedef {object} Boot what stands in the page itself
 * @property {string} token shown with every change
 * @property {string} lang the code of the language in which the desk opens
 * @property {Record<string, LanguageEntry>} languages by code
 *
 * @typedef {object} DeskParty
 * @property {string} id
 * @property {string} title
 * @property {string} title_ar
 * @property {string[]} color on light ground, on dark ground
 * @property {string} pattern the shape of its mark; empty when it has none of its own
 * @property {string} holder the party whose mark it is shown with; empty when it holds nothing
 *
 * @typedef {object} DeskPlace
 * @property {string} id
 * @property {string} title
 * @property {string} type
 * @property {string} parent the title of the place that it lies in
 *
 * @typedef {object} Decided
 * @property {string} when ISO 8601 in UTC
 * @property {string} who
 * @property {string} words what was changed
 * @property {boolean} undone
 * @property {string} undoes the moment of the decision that it takes back
 *
 * @typedef {object} Project what all parts of the desk share
 * @property {number} number counts the readings of the project's files
 * @property {DeskParty[]} parties
 * @property {DeskPlace[]} places
 * @property {string[]} events
 * @property {Record<string, number>} counts
 * @property {Decided[]} last the last decisions, the newest first
 * @property {string} who who decides here
 *
 * @typedef {object} DeskQuestion
 * @property {string} key
 * @property {string} article
 * @property {string[]} ids the mentions that one answer is for
 * @property {boolean} folded whether its sentence asserts nothing of the places
 * @property {boolean} deferred
 *
 * @typedef {object} ListedArticle
 * @property {string} id
 * @property {string} title
 * @property {string} label
 * @property {string} published
 *
 * @typedef {{number: number, articles: ListedArticle[], questions: DeskQuestion[]}} Reading
 *
 * @typedef {object} DeskArticle
 * @property {string} id
 * @property {string} title
 * @property {string} label
 * @property {string} published
 * @property {string} basis
 * @property {string} url
 * @property {string} language the language of the text where it is not English
 * @property {string} text
 * @property {Cells[]} mentions
 *
 * @typedef {{error: string, problems: {column: string, message: string}[]}} Refusal
 */
