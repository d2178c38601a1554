// Code stands in the page deflated, and so do long data; short data stand there as they are. Whatever
// the code inflates to, the policy of the page lets only the named code run.

/** The bytes that a text in base64 stands for. */
function bytesOf(text) {
  const read = atob(text),
    bytes = new Uint8Array(read.length);
  // `Uint8Array.from` would make half a million texts of one letter each.
  for (let i = 0; i < bytes.length; i++) bytes[i] = read.charCodeAt(i);
  return bytes;
}

/** Replaces the deflated text in an element with what it was before. */
async function inflate(element) {
  const stream = new Blob([bytesOf(element.textContent)])
    .stream()
    .pipeThrough(new DecompressionStream("deflate"));
  element.textContent = await new Response(stream).text();
}

/** Runs the code that an element holds. */
function run(element) {
  const script = document.createElement("script");
  script.textContent = element.textContent;
  element.replaceWith(script);
}

const deflated = [...document.querySelectorAll("script[type='application/zlib']")];
try {
  await Promise.all(deflated.map(inflate));
  for (const element of deflated) if (element.id !== "data") run(element);
} catch {
  // A browser without `DecompressionStream` keeps the lists alone.
  document.getElementById("no-map").hidden = false;
}
