/** Makes plain data unchangeable, so that one listener cannot alter what the next one is told. */
export function freezeDeeply<Value>(value: Value): Value {
  if (isOpen(value)) freeze(value, new Set());
  return value;
}

/** Goes into what is frozen already, too: its inside may be open. `seen` ends circles. */
function freeze(value: object, seen: Set<object>): void {
  seen.add(value);
  Object.freeze(value);
  for (const inner of Object.values(value)) {
    if (isOpen(inner) && !seen.has(inner)) freeze(inner, seen);
  }
}

/** The bytes of a typed array cannot be frozen. */
function isOpen(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
