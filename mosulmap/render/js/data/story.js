// The story that the page is about: what Python wrote, and what follows from it once and for all.

import {decode} from "./decode.js";
import {publishedDays, publishersLeftOut, versionNumberOf} from "./versions.js";

/**
 * Reads the page's data, in columns.
 * @param {EncodedData} encoded
 * @returns {Story}
 */
export function readStory(encoded) {
  const story = decode(encoded);
  story.actorById = new Map(story.actors.map((actor, number) => [actor.id, {...actor, number}]));
  // Countries, provinces and lines are listed but not drawn, and the key counts what can be drawn.
  story.counted = story.places.filter(place => place.layer !== "wide");
  story.unlocated = story.places.filter(place => place.layer === "none");
  story.published = publishedDays(story.articles);
  story.publishers = publishersLeftOut(story.versions);
  story.knowable = story.published.filter(day => versionNumberOf(story, day, "") >= 0);
  story.reportDays = Object.keys(story.sentences).sort();
  story.happenings = story.events.map(([number, place, kind, a, b]) => ({
    number,
    place: story.byId.get(place),
    kind,
    a,
    b,
  }));
  story.movements = story.moves.map(([from, to, origin, goal, a, b]) => ({
    numbers: [from, to],
    origin: story.byId.get(origin),
    goal: story.byId.get(goal),
    a,
    b,
  }));
  return story;
}
