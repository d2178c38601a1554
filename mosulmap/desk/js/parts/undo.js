// The last decision is taken back, from whatever part of the desk.

import {act, ask} from "../data/server.js";
import {say, setProject} from "../state/desk.js";
import {tell, tellError} from "./notice.js";

/**
 * Takes the last decision back, has the open part drawn again, and says what was taken back.
 * @param {() => Promise<void>} refresh
 */
export function undoLast(refresh) {
  act("undo")
    .then(async ({undone}) => {
      setProject(await ask("project"));
      await refresh();
      tell(say("undone", {words: undone}));
    })
    .catch(tellError);
}
