// Work that can wait.

/**
 * Does what can wait when the browser has nothing else to do.
 * @param {() => void} act
 */
export function whenIdle(act) {
  if ("requestIdleCallback" in window) requestIdleCallback(act, {timeout: 500});
  else setTimeout(act);
}
