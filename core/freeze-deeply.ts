/** Roots that were frozen here: an event that is told again need not be walked again. */
const done = new WeakSet<object>();

/** Makes plain data unchangeable, so that one listener cannot alter what the next one is told. */
export function freezeDeeply<Value>(value: Value): Value {
  if (isOpen(value) && !done.has(value)) {
    freeze(value, new Set());
    done.add(value);
  }
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
