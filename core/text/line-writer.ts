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
  text(): string;
}

export function createLineWriter(): LineWriter {
  const pieces: string[] = [];
  let lineIsEmpty = true;
  let breaks = 0;
  let between = '';
  let mark = '';

  function write(text: string): void {
    if (pieces.length > 0 && breaks > 0) {
      pieces.push('\n'.repeat(breaks));
      lineIsEmpty = true;
    }
    if (!lineIsEmpty) pieces.push(between);
    if (lineIsEmpty) pieces.push(mark);
    pieces.push(text);
    lineIsEmpty = false;
    breaks = 0;
    between = '';
    mark = '';
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
    text() {
      return pieces.join('');
    },
  };
}
