interface Span {
  readonly start: number;
  readonly end: number;
}

/** The sentences that hold these words, with the blank after them; with the empty line before them when they are a paragraph of their own. */
export function sentenceToRemove(text: string, start: number, end: number, sentences: (text: string) => readonly Span[]): Span {
  const touched = sentences(text).filter((sentence) => sentence.start < end && sentence.end > start);
  const from = Math.min(start, touched[0]?.start ?? start);
  const to = Math.max(end, touched.at(-1)?.end ?? end);
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const gap = /^[ \t]*/.exec(after)?.[0].length ?? 0;
  const endsLine = to + gap === text.length || text[to + gap] === '\n';
  if (!endsLine) return { start: from, end: to + gap };
  const beginsLine = from === 0 || before.endsWith('\n');
  if (!beginsLine) return { start: from - (/[ \t]*$/.exec(before)?.[0].length ?? 0), end: to };
  return from === 0 ? { start: 0, end: to + (/^\s*/.exec(after)?.[0].length ?? 0) } : { start: from - (/\n+$/.exec(before)?.[0].length ?? 0), end: to + gap };
}
