// What Python writes into the page, and what the script makes of it, as types for `tsc --checkJs`.
// This file is no module: its names hold in all of them. No line of it reaches the page.

/**
 * @typedef {string} Day an ISO day, "2016-11-04"; days compare as strings
 * @typedef {[lon: number, lat: number]} Position WGS 84 degrees
 * @typedef {[west: number, south: number, east: number, north: number]} Bounds WGS 84 degrees
 * @typedef {string | number} Cell
 */

/**
 * A table as `render/encode/columns.py` writes it: a column of values for each field, 0 for what an
 * entry has not; the column of a field with a pool has numbers of its values, from 1 on.
 * @typedef {{count: number, columns: Record<string, any[]>, pools: Record<string, any[]>}} Table
 */

/**
 * The data as they stand in the page; `render/encode/columns.py` describes the format. Fields that are
 * not named here are those of `PageData`.
 * @typedef {Omit<PageData, "articles" | "context" | "dots" | "places" | "periodStates" | "mentions"
 *   | "sentences"> & {
 *   first: Day,
 *   articles: Table,
 *   context: Table,
 *   dots: Table,
 *   places: Table,
 *   periods: Table,
 *   periodStates: Table,
 *   mentions: Table,
 *   statements: Table,
 *   assertions: Table,
 *   quotes: (string | [string])[],
 *   evidence: {mention: number[], daysBefore: number[]},
 *   sentences: {day: number[], article: number[], count: number[]},
 * }} EncodedData
 */

/**
 * What `page_data.page_data` writes, decoded.
 * @typedef {object} PageData
 * @property {Day} first the first day that the page shows
 * @property {Day} last
 * @property {Day} open the day that is shown first
 * @property {string} knownBy the day up to which articles count at all; "" for all of them
 * @property {number} staleAfter days after which words are old
 * @property {string} title
 * @property {string} span the months that the page shows, in words
 * @property {string} hub the title of the place that the map is about; may be empty
 * @property {Record<string, Heading>} [spoken] by code of language
 * @property {string} lang the code of the language in which the page opens
 * @property {Record<string, LanguageEntry>} languages by code
 * @property {Actor[]} actors
 * @property {Article[]} articles
 * @property {Mention[]} mentions
 * @property {string} ids the ids of the mentions without their article's, in that order, spaces between
 * @property {(string | [string])[]} quotes sentences; names may be left out of them
 * @property {Record<string, string[]> | string[]} words texts by language; entries have their numbers
 * @property {Record<string, string[]> | string[]} verdicts the words of each verdict on a sentence, by language
 * @property {Place[]} places
 * @property {Dot[]} dots
 * @property {{desktop: Bounds, phone: Bounds}} view what the map shows
 * @property {Inset[]} insets
 * @property {ContextLine[]} context the basemap
 * @property {string[]} sources the sources of the basemap
 * @property {number} coarse how exact the coarsest of it is, in metres
 * @property {Record<Day, [article: number, count: number][]>} sentences that speak of a day
 * @property {{a: Day, b: Day}[]} spans within which something happened on some one day
 * @property {Gap[][]} gaps those of each version, without the ones that are alike
 * @property {[known: string, without: string, gaps: number][]} versions
 * @property {[mention: number, place: string, kind: ReportKind, a: Day, b: Day][]} events
 * @property {[from: number, to: number, origin: string, goal: string, a: Day, b: Day][]} moves
 * @property {[table: string, kind: string, count: number, day?: Day][]} notes counts of the rows of each table by their use
 * @property {Partial<Period>[]} periodStates what periods show besides their days
 * @property {string} build
 * @property {number} [missing] accepted mentions that faults in the tables keep off the map
 * @property {number} [daysWithoutHtml] days of changes that the chronology leaves out
 */

/**
 * The page's data as `data/decode.js` reads them back from their columns.
 * @typedef {PageData & {
 *   publishedAt: number[],
 *   byId: Map<string | null, Place>,
 *   quoteOf: (number: number) => string,
 *   timelineOf: (place: Place, version: number) => Period[],
 * }} DecodedData
 */

/**
 * The page's data as the script uses them, with what `data/load.js` derives from them.
 * @typedef {DecodedData & {
 *   actorById: Map<string | undefined, Actor & {number: number}>,
 *   counted: Place[],
 *   unlocated: Place[],
 *   published: Day[],
 *   publishers: string[],
 *   knowable: Day[],
 *   reportDays: Day[],
 *   happenings: Happening[],
 *   movements: Movement[],
 *   west: number,
 * }} LoadedData
 */

/**
 * @typedef {object} Heading
 * @property {string} title
 * @property {string} span
 * @property {string} hub
 * @property {string} about
 * @property {string} [short]
 * @property {string[]} insets
 */

/**
 * A language as Python writes it.
 * @typedef {object} LanguageEntry
 * @property {string} name
 * @property {string} dir "ltr" or "rtl"
 * @property {string[]} weekdays from Sunday on
 * @property {string[]} months
 * @property {string[]} short
 * @property {Record<string, string | Record<string, string>> & {digits: string}} page messages; those
 *   that count have forms
 *
 * A language as it is spoken: `own` for its own digits.
 * @typedef {LanguageEntry & {code: string, plural: Intl.PluralRules, own: boolean}} Language
 *
 * @typedef {{day: Day, name: string, words: string, short: string}} Month
 */

/**
 * A party. By code of language it has its names in the others.
 * @typedef {object} Actor
 * @property {string} id
 * @property {string} title
 * @property {string} shape a key of SHAPES
 * @property {string} light its hue on light ground
 * @property {string} dark
 */

/**
 * @typedef {object} Article
 * @property {string} id
 * @property {string} label its publisher
 * @property {string[]} [by] all of whom it is
 * @property {string} title
 * @property {string} [url]
 * @property {Day} [day] of publication
 * @property {string} [basis] by what it is dated
 * @property {string} sha
 *
 * @typedef {Article & {day: Day}} DatedArticle
 */

/**
 * What a mark shows: `s` the state, `c` the party, `q` whose word it is, whether it is inferred,
 * inherited, old or disputed, and of a dispute what both sides say.
 * @typedef {object} MarkState
 * @property {string | 0} [s] "held", "contested", "unknown" or "none"
 * @property {string} [c]
 * @property {string | 0} [q] "confirmed" or "claimed"
 * @property {boolean | number} [inf]
 * @property {boolean | number} [inh]
 * @property {boolean | number} [old]
 * @property {boolean | number} [dis]
 * @property {MarkState[]} [halves]
 */

/**
 * A period of a place's timeline: `t` its state in words, `r` the rule behind it, `b` the verdict on a
 * sentence about another place, `d` doubts (all of them numbers of texts); `m` mentions; `v` a sign for
 * the verdict on each piece of evidence; `x` whether it begins with a change worth listing.
 * @typedef {MarkState & {
 *   a: Day,
 *   since: Day,
 *   word: Day,
 *   t: number,
 *   r: number,
 *   b?: number,
 *   d?: number[],
 *   m: number[],
 *   from?: string,
 *   v?: string,
 *   x?: boolean | number,
 * }} Period
 */

/**
 * Something with a name; it has its names in other languages by the language's code.
 * @typedef {object} Named
 * @property {string} title
 * @property {string} [ar]
 * @property {string} [names] other spellings, separated by "|"
 * @property {number | string} [in] the number of the name of the larger place
 */

/**
 * A place that an article names.
 * @typedef {Named & {
 *   id: string,
 *   type: string,
 *   kind: "area" | "region" | "point" | "site",
 *   layer: string,
 *   at: Position,
 *   tag?: Position,
 *   unc: number,
 *   est?: boolean | number,
 *   note?: string,
 *   away?: number | string,
 *   named: number[],
 *   evidence: [mention: number, day: Day][],
 *   timeline: Period[],
 *   now: Period,
 *   versions: number[],
 *   days?: number[],
 *   timelines: {from: number, until: number, made: Period[] | null}[],
 * }} Place
 *
 * A place that no article names.
 * @typedef {Named & {at: Position}} Dot
 */

/**
 * A sentence about a place: `when` its day in words, `says` and `s`, `c`, `q` what it says.
 * @typedef {MarkState & {
 *   quote: number,
 *   article: number,
 *   when: number,
 *   says: number,
 *   who?: number | string,
 *   note?: string,
 *   phrase?: string,
 *   mark: [from: number, to: number] | 0,
 *   of: Place,
 * }} Mention
 */

/**
 * @typedef {{id: string, title: string, box: Bounds}} Inset
 * @typedef {{n: string, k: string, f: number, c: number[], m?: number, p?: string}} ContextLine name, kind,
 *   steps to a degree; how far off in metres, if that is too much for the first view; the place around
 *   which a region's line goes
 * @typedef {{a: Day, b: Day, days: number, open?: boolean | number}} Gap
 * @typedef {"attack" | "displacement"} ReportKind
 * @typedef {{number: number, place: Place, kind: ReportKind, a: Day, b: Day}} Happening
 * @typedef {{numbers: number[], origin: Place, goal: Place, a: Day, b: Day}} Movement
 * @typedef {{kind: ReportKind, numbers: number[], places: Place[]}} ReportOf
 * @typedef {ReportOf & {a: Day, b: Day, near: boolean, number: number}} ReportAround
 * @typedef {{place: Place, kind: ReportKind, near: boolean, numbers: number[]}} ReportSign
 * @typedef {Movement & {near: boolean}} ReportMove
 * @typedef {{place: Place, period: Period, former?: Period}} Change
 * @typedef {{key: string, title: string, state: MarkState}} StateOfKey
 * @typedef {{day: Day, of: Record<string, number[]>}} Tally of each state [fresh, old]
 * @typedef {{day: Day, why: string[], gap: Gap | null}} TourStop
 * @typedef {{name: string, place?: Place | Dot, places?: Place[]}} Act what the reader did
 */

/**
 * What is shown; `state/store.js` says what each means.
 * @typedef {object} View
 * @property {Day} day
 * @property {string} from
 * @property {Language} language
 * @property {boolean} both
 * @property {string} known
 * @property {string} without
 * @property {string | null} place
 * @property {number[] | null} reports
 * @property {string} tab
 * @property {string} query
 * @property {Set<string>} states
 * @property {Set<string>} qualities
 * @property {boolean} events
 * @property {number} tour
 * @property {string} notice
 * @property {number} speed
 * @property {boolean} playing
 * @property {boolean} allQuotes
 * @property {boolean} moved
 * @property {boolean} letters
 * @property {boolean} small
 * @property {{center: {lat: number, lng: number}, zoom: number, size: Point} | null} looking
 */

/**
 * Geometry in px.
 * @typedef {{x: number, y: number}} Point
 * @typedef {{x: number, y: number, w: number, h: number}} Rect
 * @typedef {Rect & {id?: string | null, water?: boolean, tag?: boolean}} Box
 * @typedef {Rect & {id: string | null, reach: number}} LabelItem
 * @typedef {LabelItem & {text: string, kind: string}} LabelText
 * @typedef {{place: Place, p: Point}} Spot
 * @typedef {Point & {place: Place, number: number, period: Period, layer: number}} CrowdMark
 * @typedef {{name: Box[], water: Box[]}} Ground
 * @typedef {{wide: number, tall: number, x: (lon: number) => number, y: (lat: number) => number}} Frame
 */

/**
 * The main map of Leaflet, with what its canvas shows, or the sheet of a picture that answers the same.
 * @typedef {import("leaflet").Map & {crowd?: CrowdMark[]}} LeafletMap
 * @typedef {Pick<LeafletMap, "getSize" | "getZoom" | "getBounds" | "latLngToContainerPoint"
 *   | "containerPointToLayerPoint" | "layerPointToContainerPoint">} MapView
 * @typedef {SVGPathElement & {parentNode: ParentNode}} DrawnPath
 * @typedef {{line: ContextLine, getElement: () => DrawnPath}} River
 * @typedef {{path: DrawnPath, share: number, p: Point, name: string, far: number}} RiverSpot
 * @typedef {{place: Place, button: any, marker?: any, halo?: any, drawn: string | null, size: number}} SpotItem
 */

/**
 * The scale of the time bar, and the pen that draws on its axis.
 * @typedef {object} Scale
 * @property {Day[]} stops
 * @property {Map<Day, number>} at
 * @property {Gap[]} folds
 * @property {number} step
 * @property {number} width
 * @property {(day: Day) => number} x
 * @property {(x: number, wide?: number) => number} seen where it is seen
 *
 * @typedef {{base: number, tall: number, change: number, span: number, sheet: number, month: number,
 *   end: number, top: number}} AxisRows
 * @typedef {object} Axis
 * @property {Scale} scale
 * @property {AxisRows} rows
 * @property {number} left
 * @property {boolean} compact
 * @property {Scale["seen"]} seen
 * @property {number} step
 * @property {boolean} dense
 * @property {(day: Day) => number} x
 * @property {(day: Day) => number} edge
 * @property {(x1: number, y1: number, x2: number, y2: number, given?: Given) => SVGElement} line
 * @property {(text: string, at: number, y: number, given?: Given) => SVGElement} text
 * @property {(given: Given) => SVGElement} box
 */

/**
 * Attributes of an element, and what may stand in one.
 * @typedef {Record<string, any>} Given
 * @typedef {Node | string | false | 0 | null | undefined} Child
 */

/**
 * The element of a tag, "p" or "p.quiet".
 * @template {string} T
 * @typedef {T extends `${infer Tag}.${string}` ? ElementNamed<Tag> : ElementNamed<T>} ElementOf
 */

/**
 * @template {string} T
 * @typedef {T extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[T] : HTMLElement} ElementNamed
 */
