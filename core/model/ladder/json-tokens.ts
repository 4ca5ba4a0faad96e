/** A piece of JSON text with all its letters: a bracket, a comma, a colon, a key, a string, a number, a keyword, or `other`: what no JSON holds. */
export interface JsonToken {
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'key' | 'string' | 'number' | 'keyword' | 'other';
  readonly text: string;
}

// Each branch begins with letters of its own and repeats without overlap: no text takes more than one pass.
const oneToken = /[ \t\n\r]*(?:([{}[\],:])|("[^"\\]*(?:\\[^][^"\\]*)*")(?:(?=[ \t\n\r]*(:))|)|(-?\d[\d.eE+-]*)|([a-z]+))/y;

/** The tokens of JSON text, up to the first `other`. That they stand in a right order is for `JSON.parse` to say. */
export function* jsonTokens(json: string): Generator<JsonToken> {
  const text = json.trimEnd();
  for (let at = 0; at < text.length; ) {
    oneToken.lastIndex = at;
    const found = oneToken.exec(text);
    if (found === null) return yield { kind: 'other', text: '' };
    at = oneToken.lastIndex; // taken now: another scan may begin while this one waits
    const [, mark, string, beforeColon, number, keyword] = found;
    if (mark !== undefined) yield { kind: mark as JsonToken['kind'], text: mark };
    else if (string !== undefined) yield { kind: beforeColon === undefined ? 'string' : 'key', text: string };
    else if (number !== undefined) yield { kind: 'number', text: number };
    else yield { kind: 'keyword', text: keyword ?? '' };
  }
}
