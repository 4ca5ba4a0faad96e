/** The first line of what a parser says, at most 200 letters: the rest is about the parser. */
export function firstLine(reason: string): string {
  return (reason.split('\n')[0] ?? '').replace(/^error:\s*/i, '').replaceAll(/\s+/g, ' ').slice(0, 200);
}
