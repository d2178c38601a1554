// Leaflet travels packed. Whatever it unpacks to, the page's policy lets only the named code run.

/** Whether Leaflet is there: a browser without `DecompressionStream` keeps the lists alone. */
async function unpack() {
  try {
    const packed = document.getElementById("library").textContent,
      bytes = Uint8Array.from(atob(packed), sign => sign.charCodeAt(0)),
      stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")),
      script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
    return "L" in window;
  } catch {
    document.getElementById("no-map").hidden = false;
    return false;
  }
}
