// Asks the desk's server, and has it change something: one change after the other.

/** A request that the server refused, in its words. */
export class Refused extends Error {
  /**
   * @param {Refusal} refusal
   * @param {number} status of HTTP
   */
  constructor(refusal, status) {
    super(refusal.error);
    this.problems = refusal.problems;
    this.status = status;
  }
}

/** What the page was given to prove that it is the desk's own. */
let token = "";

/** @type {Promise<unknown>} */
let former = Promise.resolve();

let unanswered = 0;

/** How many changes have no answer yet, or never had one because the server is gone. */
export const unsaved = () => unanswered;

/** @param {string} given */
export function openServer(given) {
  token = given;
}

/**
 * What a view answers, such as ask("article", {id}).
 * @param {string} view
 * @param {Record<string, string>} [values]
 * @returns {Promise<any>}
 * @throws {Refused}
 */
export async function ask(view, values = {}) {
  const query = String(new URLSearchParams(values));
  return replyOf(await fetch(`/ask/${view}${query && `?${query}`}`));
}

/**
 * Has something changed, such as act("undo"); changes follow each other in the order of their calls.
 * @param {string} action
 * @param {Record<string, any>} [values]
 * @returns {Promise<any>}
 * @throws {Refused}
 */
export function act(action, values = {}) {
  const send = async () =>
      replyOf(
        await fetch(`/do/${action}`, {
          method: "POST",
          headers: {"Content-Type": "application/json", "X-Mosulmap-Token": token},
          body: JSON.stringify(values),
        }),
      ),
    sent = former.then(send, send);
  unanswered += 1;
  former = sent.then(answered, error => (error instanceof Refused ? answered() : dispatchEvent(new Event("unanswered"))));
  return sent;
}

/** Waits until all that was to be changed has been, or was refused. */
export async function changesDone() {
  await former;
}

/** A change has its answer. */
function answered() {
  unanswered -= 1;
}

/**
 * The JSON of an answer.
 * @param {Response} response
 * @throws {Refused} when the server refused
 */
async function replyOf(response) {
  const isJson = response.headers.get("Content-Type") === "application/json",
    reply = isJson ? await response.json() : {error: await response.text(), problems: []};
  if (!response.ok) throw new Refused(reply, response.status);
  return reply;
}
