import type { TableName } from '../messages.ts';
import type { Chart } from './charts.ts';

/** What is saved of a dashboard as CSV: plain numbers, for a spreadsheet. */
export interface SavedTable {
  readonly name: TableName;
  readonly title: string;
  /** Headings first. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What a chart shows. */
export function chartTable({ name, title, labelled, labels, series }: Chart): SavedTable {
  return { name, title, rows: [[labelled, ...series.map((each) => each.name)], ...labels.map((label, index) => [label, ...series.map(({ values }) => values[index] ?? 0)])] };
}
