/** A JSON object on each line (NDJSON), however its bytes were divided. Blank lines mean nothing; anything else is told to `malformed` by its number, never by its text. */
export async function* readLines(body: ReadableStream<Uint8Array>, malformed: (reason: string) => never): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = body.getReader();
  let rest = '';
  let number = 0;

  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      return malformed(`line ${number + 1} is no UTF-8`); // its bytes would say no more
    }
  };
  const parse = (line: string) => {
    number += 1;
    if (line.trim() === '') return undefined;
    const value = valueOf(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : malformed(`line ${number} is no JSON object`);
  };

  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = done ? decode() : decode(value);
      const lines = (rest + text).split('\n');
      rest = done ? '' : (lines.pop() ?? '');
      for (const line of lines) {
        const object = parse(line);
        if (object !== undefined) yield object;
      }
      if (done) return;
    }
  } finally {
    // Whoever stops early, or was thrown out, leaves no connection behind.
    await reader.cancel().catch(() => undefined);
  }
}

function valueOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // told by its number
  }
}
