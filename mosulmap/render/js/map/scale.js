// How large things are on a map.

// The equator in metres, over the tiles of 256 px that a web map has at zoom 0.
const EQUATOR_M = 40075016,
  TILE_PX = 256;

/**
 * How many metres a pixel of the map is at a latitude.
 * @param {MapView} leaflet
 * @param {number} lat
 */
export function metresPerPixel(leaflet, lat) {
  return (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** leaflet.getZoom());
}
