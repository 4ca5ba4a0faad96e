import type { Chart } from './charts.ts';

/** What a chart shows as rows of a table, headings first: plain numbers, for a spreadsheet. */
export function chartTable({ labelled, labels, series }: Chart): readonly (readonly (string | number)[])[] {
  return [[labelled, ...series.map(({ name }) => name)], ...labels.map((label, index) => [label, ...series.map(({ values }) => values[index] ?? 0)])];
}
