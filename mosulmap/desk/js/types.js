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
 * @typedef {{metres: number, degrees: number, compass: string, of: string}} Away how far from a place
 *
 * @typedef {{article: string, words: string}} Sentence of an article
 *
 * @typedef {object} FoundPlace a name that looks like a place and is unknown
 * @property {Cells} cells of its row
 * @property {Cells[]} names its spellings, cells of their rows
 * @property {number} count
 * @property {number} events sentences in which something happens there
 * @property {Sentence[]} sentences
 * @property {{toponym: string, place: string}[]} near known spellings that are nearly the same
 * @property {boolean} known whether the place is known, and lacks the spelling alone
 * @property {boolean} known_parent
 * @property {string} parent the title of the place that it is said to lie in
 *
 * @typedef {object} FoundParty the names of a party that is unknown
 * @property {Cells} cells of its row
 * @property {number} count
 * @property {number} roles sentences in which it takes, holds or loses a place
 * @property {Sentence[]} sentences
 *
 * @typedef {object} Suggestions
 * @property {number} number
 * @property {FoundPlace[]} places
 * @property {FoundParty[]} parties
 * @property {Record<string, {label: string, published: string}>} articles by id
 * @property {Record<string, string>} foreign the language of articles that were not read, by id
 *
 * @typedef {{who: string, when: string}} ChangedBy
 *
 * @typedef {object} KnownPlace
 * @property {Cells} cells
 * @property {Cells[]} names
 * @property {string} state `nowhere`, `unverified`, `estimate` or `read`
 * @property {Away | null} away from the place that it lies in
 * @property {number} mentions
 * @property {ChangedBy | null} changed
 * @property {{column: string, message: string}[]} faults
 *
 * @typedef {{type: string, fclass: string, radius: number}} PlaceKind
 * @typedef {{number: number, places: KnownPlace[], kinds: PlaceKind[], classes: string[], geocoder: string}} Places
 *
 * @typedef {object} PlaceCandidate where a place may lie, as a gazetteer or a geocoder has it
 * @property {string} title
 * @property {string} kind in the words of OpenStreetMap
 * @property {string} type in ours; empty where it is not told apart
 * @property {string} fclass
 * @property {number} lon
 * @property {number} lat
 * @property {number} radius in metres
 * @property {Away | null} away from the place that it lies in
 * @property {boolean | null} inside whether it can lie in that place
 * @property {string} source
 * @property {string} match its id elsewhere
 * @property {string} country
 * @property {Cells[]} names other spellings
 *
 * @typedef {{words: string, metres: number, compass: string, of: string, lon: number, lat: number,
 *   away: Away | null, agrees: boolean | null}} SaidAway a distance that a sentence gives
 * @typedef {{parent: Away | null, inside: boolean | null, said: SaidAway[]}} Whereabouts
 *
 * @typedef {{color: string[], pattern: string}} OfferedMark
 *
 * @typedef {object} KnownParty
 * @property {Cells} cells
 * @property {string} side the title of the party at the top of it; empty for itself
 * @property {number} mentions
 * @property {ChangedBy | null} changed
 * @property {{column: string, message: string}[]} faults
 *
 * @typedef {object} Parties
 * @property {number} number
 * @property {KnownParty[]} parties
 * @property {OfferedMark[]} offers
 * @property {{light: string, dark: string}} ground
 * @property {string[]} shapes
 *
 * @typedef {{error: string, problems: {column: string, message: string}[]}} Refusal
 */
