/** More lines are no list that anybody asked for. */
const mostLines = 2_000;
const marks = [/^[-*•–+]\s+/, /^\d{1,3}[.)]\s+/];
/** Says that the list is empty, or may be a text. */
const nothing = /^(?:none|n\/?a|nil|null|empty|nothing|unknown|-+)\.?$/i;
/** The line is written as a piece of something else: `"Go",`. */
const punctuated = /[,;]$|^["'`[{(].*["'`\]})]$/;

/**
 * A list that was written as lines: one item each, or each behind a bullet or its number. Undefined when it cannot be told where an item ends: bullets
 * in two depths or mixed with other lines, commas or quotes around items, one line with commas.
 */
export function itemsOfLines(text: string): readonly string[] | undefined {
  const written = text.split(/\r?\n/, mostLines + 1).filter((line) => line.trim() !== '');
  const lines = written.map((line) => line.trim());
  if (lines.length > mostLines || lines.some((line) => punctuated.test(line))) return undefined;
  for (const mark of marks) {
    const marked = lines.filter((line) => mark.test(line)).length;
    if (marked > 0 && (marked < lines.length || depthsOf(written.slice(1)) > 1)) return undefined;
    if (marked > 0) return lines.map((line) => line.replace(mark, ''));
  }
  const [only] = lines;
  return only !== undefined && lines.length === 1 && (nothing.test(only) || /[,;]|\s[•|]\s/.test(only)) ? undefined : lines;
}

/** The first line often stands right behind the tag, and says nothing of the others. */
function depthsOf(lines: readonly string[]): number {
  return new Set(lines.map((line) => line.search(/\S/))).size;
}
