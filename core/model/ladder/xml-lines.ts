/** More lines are no list that anybody asked for. */
const mostLines = 2_000;

/**
 * A list that was written as lines: one item each, or each behind a bullet or its number. Undefined when bullets and other lines are mixed
 * (an item may go over several lines), or when one line with commas or semicolons could be one item as well as several.
 */
export function itemsOfLines(text: string): readonly string[] | undefined {
  if (text.split('\n', mostLines + 1).length > mostLines) return undefined;
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length === 0) return [];
  for (const mark of [/^[-*•–+]\s+/, /^\d{1,3}[.)]\s+/]) {
    const marked = lines.filter((line) => mark.test(line)).length;
    if (marked === lines.length) return lines.map((line) => line.replace(mark, '').trim());
    if (marked > 0) return undefined;
  }
  return lines.length === 1 && /[,;]|\s[•|]\s/.test(text) ? undefined : lines;
}
