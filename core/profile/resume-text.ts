import type { Sourced, Span } from '../domain/span.ts';
import type { ResumeLine } from './resume-line.ts';

/** A line and where its text stands in the raw text: `rawText.slice(start, end) === text`. */
export interface PlacedLine extends ResumeLine {
  readonly start: number;
  readonly end: number;
}

/** The text that all spans of a profile point into, and the lines it is made of. */
export interface ResumeText {
  readonly rawText: string;
  readonly lines: readonly PlacedLine[];
}

/** Writes the lines below one another: bullets as `• `, an empty line where there was room. */
export function writeResumeText(lines: readonly ResumeLine[]): ResumeText {
  let rawText = '';
  const placed: PlacedLine[] = [];
  for (const line of lines) {
    if (line.text === '') continue;
    if (rawText !== '') rawText += line.gapBefore ? '\n\n' : '\n';
    if (line.bullet) rawText += '• ';
    placed.push({ ...line, start: rawText.length, end: rawText.length + line.text.length });
    rawText += line.text;
  }
  return { rawText, lines: placed };
}

/** The stretch of the raw text between two offsets, without blanks around it. */
export function spanOf(rawText: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(rawText[start] ?? '')) start += 1;
  while (end > start && /\s/.test(rawText[end - 1] ?? '')) end -= 1;
  return { start, end, quote: rawText.slice(start, end) };
}

/** A value read from exactly these words, or from what they stand for. */
export function sourced(rawText: string, from: number, to: number, value?: string): Sourced<string> {
  const span = spanOf(rawText, from, to);
  return { value: value ?? span.quote, span };
}
