// The head of a message, read as it comes: enough to decide whether the whole of it is worth fetching. Whoever reads the whole uses the parser.

/** Names in lower case; a name that stands there twice has its values joined by a line end. RFC 5322 section 2.2. */
export type MailHead = ReadonlyMap<string, string>;

/** Of more than this nothing is looked at, in bytes. */
const longest = 256 * 1024;

export function readHead(bytes: Uint8Array): MailHead {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, longest)).toString('latin1');
  const fields = new Map<string, string>();
  let name: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line === '') break;
    if (name !== undefined && (line.startsWith(' ') || line.startsWith('\t'))) {
      fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    name = colon > 0 && colon < 80 ? line.slice(0, colon).trim().toLowerCase() : undefined;
    if (name === undefined) continue;
    const value = line.slice(colon + 1).trim();
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  return fields;
}
