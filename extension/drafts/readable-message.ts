// A message in RFC 5322 form, for people: its lines as they are sent, and what mail programs encode, decoded.

/** Headers, an empty line, and the text. A part that is not plain text is left as it is. */
export function readableMessage(bytes: Uint8Array): string {
  const message = latin.decode(bytes).replaceAll('\r\n', '\n');
  const end = message.indexOf('\n\n');
  const [headers, body] = end === -1 ? [message, ''] : [message.slice(0, end), message.slice(end + 2)];
  const encoding = /^Content-Transfer-Encoding:\s*(\S+)/im.exec(headers)?.[1]?.toLowerCase();
  return `${headers.replace(/(\?=)\n? +(?==\?)/g, '$1').replace(encodedWord, readWord)}\n\n${encoding === 'quoted-printable' ? text(quotedPrintable(body)) : body}`;
}

const latin = new TextDecoder('latin1');

/** RFC 2047 section 2. */
const encodedWord = /=\?([\w-]+)\?([BQ])\?([^?]*)\?=/gi;

function readWord(whole: string, charset: string, encoding: string, words: string): string {
  const bytes = encoding.toUpperCase() === 'B' ? Buffer.from(words, 'base64') : quotedPrintable(words.replaceAll('_', ' '));
  return /^utf-?8$/i.test(charset) ? text(bytes) : whole;
}

/** RFC 2045 section 6.7. */
function quotedPrintable(encoded: string): Uint8Array {
  return Buffer.from(encoded.replace(/=[ \t]*\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))), 'latin1');
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
