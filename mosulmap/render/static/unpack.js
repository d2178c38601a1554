// Leaflet travels packed. Whatever it unpacks to, the page's policy lets only the named code run.

// So do the data of a long story; those of a short one stand in the file as they are.

let written = "";

/** What an element holds packed, as text. */
function inflated(element) {
  const signs = atob(element.textContent),
    bytes = new Uint8Array(signs.length);
  for (let i = 0; i < signs.length; i++) bytes[i] = signs.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

/** Whether Leaflet is there: a browser without `DecompressionStream` keeps the lists alone. */
async function unpack() {
  try {
    const holder = document.getElementById("data"),
      script = document.createElement("script");
    written = holder.type.endsWith("json") ? holder.textContent : await inflated(holder);
    script.textContent = await inflated(document.getElementById("library"));
    document.head.append(script);
    return "L" in window;
  } catch {
    document.getElementById("no-map").hidden = false;
    return false;
  }
}
