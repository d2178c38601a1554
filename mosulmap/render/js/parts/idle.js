// Work that can wait.

/**
 * Does what can wait when the browser has nothing else to do.
 * @param {() => void} act
 */
export function whenIdle(act) {
  if (window.requestIdleCallback) requestIdleCallback(act, {timeout: 500});
  else setTimeout(act);
}
