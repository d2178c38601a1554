// Files that a reader drops or chooses, those in folders too, as the server takes them.

const KINDS = /\.(txt|html?|xhtml|zip)$/i;

/**
 * The files of a drop, folders opened, in the order of their names.
 * @param {DataTransfer} transfer
 * @returns {Promise<File[]>}
 */
export async function droppedFiles(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry()),
    found = await Promise.all(entries.map(entry => (entry ? filesOf(entry) : [])));
  return found.flat();
}

/**
 * A file, or those in a folder.
 * @param {FileSystemEntry} entry
 * @returns {Promise<File[]>}
 */
async function filesOf(entry) {
  if (entry.isFile)
    return [await new Promise((done, fail) => /** @type {FileSystemFileEntry} */ (entry).file(done, fail))];
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader(),
    found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) break;
    found.push(...some);
  }
  found.sort((one, other) => one.name.localeCompare(other.name));
  const files = await Promise.all(found.map(filesOf));
  return files.flat().filter(({name}) => KINDS.test(name));
}

/**
 * A file as the server takes it: its name, and its bytes in base64.
 * @param {File} file
 */
export async function sentFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return {name: file.name, content: btoa(text)};
}
