// Code travels packed, and so do the data of a long story; those of a short one stand in the file
// as they are. Whatever the code unpacks to, the page's policy lets only the named code run.

// The 91 signs that stand for themselves in HTML and in a template: two of them are 13 bits.
const worth = new Map();
for (let code = 32; code < 127; code++)
  if (!"<>{}".includes(String.fromCharCode(code))) worth.set(code, worth.size);

/** The bytes that `signs.written` wrote as a text; one sign alone, the last one, is 6 bits. */
function bytesOf(text) {
  const values = new Uint8Array(127).map((_, code) => worth.get(code)),
    bytes = new Uint8Array(Math.floor((text.length * 13) / 16));
  let held = 0,
    bits = 0,
    at = 0;
  for (let i = 0; i < text.length; i += 2) {
    const pair = i + 1 < text.length;
    held |= (values[text.charCodeAt(i)] * (pair ? 91 : 1) + (pair ? values[text.charCodeAt(i + 1)] : 0)) << bits;
    for (bits += pair ? 13 : 6; bits > 7; bits -= 8) {
      bytes[at++] = held & 255;
      held >>= 8;
    }
  }
  return bytes.subarray(0, at);
}

/** Puts in place of what an element holds packed what it is, as text. */
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

const packed = [...document.querySelectorAll("script[type='application/zlib']")];
try {
  await Promise.all(packed.map(inflate));
  for (const element of packed) if (element.id !== "data") run(element);
} catch {
  // A browser without `DecompressionStream` keeps the lists alone.
  document.getElementById("no-map").hidden = false;
}
