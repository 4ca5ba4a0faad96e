// Looks into JSON of which nothing is known yet.

export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; none when it is something else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** The object that a JSON text holds; none when it holds something else, or was cut. */
export function parseFields(text: string): Fields {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {}; // what a provider shows of a call whose arguments were cut
  }
}
