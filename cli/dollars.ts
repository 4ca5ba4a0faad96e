/** Millionths of a US dollar, as a person reads them: `$0.0123`; null is what has no known price. */
export function dollars(micros: number | null): string {
  if (micros === null) return 'no price';
  return micros > 0 && micros < 100 ? 'under $0.0001' : `$${(micros / 1_000_000).toFixed(4)}`;
}
