/** `{\"a\": \"b\\n\"}`: JSON that was escaped as if it stood in a string. Unescaped when every quote is; otherwise as it was. */
export function unescapeWhole(text: string): string {
  const start = text.search(/[{[](?:\s|\\[nrt])*\\"/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  if (start === -1 || end < start) return text;
  const inner = text.slice(start, end + 1);
  if (/(?<!\\)"/.test(inner)) return text;
  try {
    return text.slice(0, start) + (JSON.parse(`"${inner.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}"`) as string) + text.slice(end + 1);
  } catch {
    return text; // not escaped as a whole: the other rungs see what it is
  }
}
