// The tabs of the panel, in their order.

/** Their names: `#v=` in the address, `tab-` and `view-` in the ids of the page. */
export const TABS = ["day", "places", "chron"];
