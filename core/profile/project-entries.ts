import type { Project } from '../domain/profile.ts';
import type { Sourced } from '../domain/span.ts';
import { blocksOf } from './entry-blocks.ts';
import { type Part, partsOf } from './entry-parts.ts';
import { highlightsIn } from './experience-entries.ts';
import { type PlacedLine, sourced, spanOf } from './resume-text.ts';

/** The projects told in the lines of one section. Where there are only bullets, each is a project. */
export function projectsIn(rawText: string, lines: readonly PlacedLine[]): readonly Project[] {
  const blocks = blocksOf(lines);
  if (blocks.every(({ head }) => head.length === 0)) return lines.flatMap((line) => fromBullet(rawText, line));
  return blocks.flatMap(({ head, body }) => {
    const first = head[0];
    const last = body.at(-1) ?? head.at(-1);
    const name = partsOf(head).parts[0];
    if (first === undefined || last === undefined || name === undefined) return body.flatMap((line) => fromBullet(rawText, line));
    return splitByGap(rawText, head, name, [...highlightsIn(rawText, body)], spanOf(rawText, first.start, last.end));
  });
}

/** Projects without anything told below them stand one below the other. */
function splitByGap(rawText: string, head: readonly PlacedLine[], name: Part, highlights: readonly Sourced<string>[], span: Project['span']): readonly Project[] {
  const starts = head.flatMap((line, index) => (index > 0 && line.gapBefore ? [index] : []));
  if (starts.length === 0) return [{ name: sourced(rawText, name.start, name.end), highlights, span }];
  const pieces = [0, ...starts].map((start, index, all) => head.slice(start, all[index + 1]));
  return pieces.flatMap((piece, index) => {
    const part = partsOf(piece).parts[0];
    const first = piece[0];
    const last = piece.at(-1);
    if (part === undefined || first === undefined || last === undefined) return [];
    const isLast = index === pieces.length - 1;
    return [{ name: sourced(rawText, part.start, part.end), highlights: isLast ? highlights : [], span: isLast ? spanOf(rawText, first.start, span.end) : spanOf(rawText, first.start, last.end) }];
  });
}

/** "Lighthouse – a map of quiet places": the name stands before the dash or colon, else the first words up to a comma. */
function fromBullet(rawText: string, line: PlacedLine): readonly Project[] {
  const cut = /\s+[–—-]\s+|:\s+|\s+\(|\t|\s+\|\s+/.exec(line.text);
  const end = cut === null || cut.index > 60 ? (/[,.]/.exec(line.text.slice(0, 60))?.index ?? Math.min(60, line.text.length)) : cut.index;
  if (end === 0) return [];
  return [{ name: sourced(rawText, line.start, line.start + end), highlights: [sourced(rawText, line.start, line.end, line.text.replaceAll('\t', ' '))], span: spanOf(rawText, line.start, line.end) }];
}
