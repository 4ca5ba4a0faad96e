import { plainLine } from './host/plain-line.ts';

/** Columns under headings, whoever wrote what stands in them; the last column takes what is left of the line, the others are as wide as their widest cell. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number | null)[])[], width = process.stdout.columns ?? Number.POSITIVE_INFINITY): string {
  const cells = [headings, ...rows.map((row) => row.map((cell) => plainLine(String(cell ?? '')).replace(/\s+/g, ' ')))];
  const widths = headings.map((_, column) => Math.min(40, Math.max(...cells.map((row) => [...(row[column] ?? '')].length))));
  const lines = cells.map((row) => row.map((cell, column) => (column === headings.length - 1 ? cell : fit(cell, widths[column] ?? 0))).join('  '));
  const [heading, ...body] = lines.map((line) => [...line.trimEnd()].slice(0, width).join(''));
  return [heading, '─'.repeat(Math.min(width, Math.max(...lines.map((line) => [...line.trimEnd()].length)))), ...body].join('\n');
}

function fit(text: string, width: number): string {
  const letters = [...text];
  return letters.length > width ? `${letters.slice(0, width - 1).join('')}…` : text + ' '.repeat(width - letters.length);
}
