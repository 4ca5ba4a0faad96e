import type { Row } from './row.ts';

/** The row that is in one of two selections and not in the other; undefined when there is none, or more than one: then they are not two of which one follows the other. */
export function toggledRow(before: readonly Row[], now: readonly Row[]): Row | undefined {
  const without = (rows: readonly Row[], others: readonly Row[]) => rows.filter(({ key }) => !others.some((other) => other.key === key));
  const changed = [...without(now, before), ...without(before, now)];
  return changed.length === 1 ? changed[0] : undefined;
}
