// Code travels packed, and so do the data of a long story; those of a short one stand in the file
// as they are. Whatever the code unpacks to, the page's policy lets only the named code run.

/** Puts in place of what an element holds packed what it is, as text. */
async function inflate(element) {
  const bytes = Uint8Array.from(atob(element.textContent), sign => sign.charCodeAt(0)),
    stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  element.textContent = await new Response(stream).text();
}

/** Runs the code that an element holds. */
function run(element) {
  const script = document.createElement("script");
  script.textContent = element.textContent;
  element.replaceWith(script);
}

const packed = [...document.querySelectorAll("script[type='application/zlib']")];
try {
  await Promise.all(packed.map(inflate));
  for (const element of packed) if (element.id !== "data") run(element);
} catch {
  // A browser without `DecompressionStream` keeps the lists alone.
  document.getElementById("no-map").hidden = false;
}
