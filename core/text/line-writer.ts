/** Puts words into lines: white space collapsed, at most one empty line in a row, nothing left at either end. */
export interface LineWriter {
  /** Words as they stand in the source; white space between them becomes one space. */
  words(text: string): void;
  /** Words whose line ends count. */
  lines(text: string): void;
  /** Parts this word from the last one, if both stand in one line. */
  gap(mark: string): void;
  /** The next words begin a line; `2` leaves an empty line before it. */
  newLine(count: 1 | 2): void;
  /** One more line end, as `<br>` asks for it. */
  lineEnd(): void;
  /** What the next line begins with, once it has words. */
  bullet(mark: string): void;
  /** Goes into a quote, or out of one: its lines begin with `> `, once for each that they stand in. */
  quote(deeper: 1 | -1): void;
  text(): string;
}

/** Deeper quotes look like this one: each line of a text made to hurt would be as long as they are deep. */
const deepestQuote = 3;

export function createLineWriter(): LineWriter {
  const pieces: string[] = [];
  let lineIsEmpty = true;
  let breaks = 0;
  let between = '';
  let mark = '';
  let depth = 0;
  let lastDepth = 0;

  function write(text: string): void {
    if (pieces.length > 0 && breaks > 0) {
      pieces.push(breaks === 2 ? `\n${marks('>', Math.min(depth, lastDepth))}\n` : '\n');
      lineIsEmpty = true;
    }
    if (!lineIsEmpty) pieces.push(between);
    if (lineIsEmpty) pieces.push(marks('> ', depth), mark);
    pieces.push(text);
    lineIsEmpty = false;
    lastDepth = depth;
    breaks = 0;
    between = '';
    mark = '';
  }

  function marks(of: string, count: number): string {
    return of.repeat(Math.min(count, deepestQuote));
  }

  function words(text: string): void {
    const trimmed = text.trim();
    if (between === '' && /^\s/.test(text)) between = ' ';
    if (trimmed === '') return;
    write(trimmed.replace(/\s+/g, ' '));
    if (/\s$/.test(text)) between = ' ';
  }

  function lineEnd(): void {
    breaks = Math.min(breaks + 1, 2);
  }

  return {
    words,
    lines(text) {
      const [first = '', ...rest] = text.split('\n');
      words(first);
      for (const line of rest) {
        lineEnd();
        words(line);
      }
    },
    gap(separator) {
      if (breaks === 0) between = separator;
    },
    newLine(count) {
      breaks = Math.max(breaks, count);
    },
    lineEnd,
    bullet(text) {
      breaks = Math.max(breaks, 1);
      mark = text;
    },
    quote(deeper) {
      depth += deeper;
    },
    text() {
      return pieces.join('');
    },
  };
}
