import test from 'ava';
import { done, serverEvents } from '../../../../plugins/backends/openai/server-events.ts';

async function read(text: string | Uint8Array, size = 1): Promise<readonly unknown[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  async function* body() {
    for (let place = 0; place < bytes.length; place += size) yield bytes.subarray(place, place + size);
  }
  return Array.fromAsync(serverEvents(body(), (reason) => {
    throw new Error(reason);
  }));
}

const streams: Readonly<Record<string, readonly [text: string, events: readonly unknown[]]>> = {
  'ends at its end mark': ['data: {"a":1}\n\ndata: [DONE]\n\ndata: {"b":2}\n\n', [{ a: 1 }, done]],
  'has an end mark without an empty line': ['data: {"a":1}\n\ndata: [DONE]', [{ a: 1 }, done]],
  'has comments': [': OPENROUTER PROCESSING\n\ndata: {"a":1}\n\n: x\ndata: {"b":2}\n\n', [{ a: 1 }, { b: 2 }]],
  'has lines that end as on Windows': ['data: {"a":1}\r\n\r\ndata: [DONE]\r\n\r\n', [{ a: 1 }, done]],
  'has no space after the colon': ['data:{"a":1}\n\ndata:[DONE]\n\n', [{ a: 1 }, done]],
  'spreads an event over several lines': ['data: {"a":\ndata: 1}\n\n', [{ a: 1 }]],
  'names its events': ['event: error\ndata: {"message":"no"}\n\nevent: b\ndata: {"type":"a"}\n\n', [{ type: 'error', message: 'no' }, { type: 'a' }]],
  'has ids, unknown fields and empty events': ['id: 7\nretry: 10\nx: y\ndata: {"a":1}\n\ndata:\n\ndata: null\n\ndata: 7\n\n', [{ a: 1 }]],
  'begins with a byte order mark': ['\uFEFFdata: {"a":1}\n\n', [{ a: 1 }]],
  'has an event that lacks its last brace': ['data: {"a":{"b":1}\n\n', [{ a: { b: 1 } }]],
  'has characters of four bytes': ['data: {"a":"\u{1F98A}\u{1F1E9}\u{1F1EA} é"}\n\n', [{ a: '\u{1F98A}\u{1F1E9}\u{1F1EA} é' }]],
  'has nothing': ['', []],
};

for (const [name, [text, events]] of Object.entries(streams)) {
  test(`a stream is read that ${name}`, async (t) => {
    for (const size of [1, 2, 3, 7, 1000]) t.deepEqual(await read(text, size), events, `pieces of ${size}`);
  });
}

test('an event that was cut is not mended into one that was not', async (t) => {
  await t.throwsAsync(read('data: {"a":{"b":1}'), { message: 'one of its events is not JSON' });
  await t.throwsAsync(read('data: {"a":1,"b":2'), { message: 'one of its events is not JSON' });
  await t.throwsAsync(read('data: [DON'), { message: 'one of its events is not JSON' });
  await t.throwsAsync(read('data: {"a":"x\n\n'), { message: 'one of its events is not JSON' });
});

test('bytes that are not UTF-8 break the stream instead of changing its words', async (t) => {
  const bytes = Uint8Array.from([...new TextEncoder().encode('data: {"a":"'), 0xff, ...new TextEncoder().encode('"}\n\n')]);
  await t.throwsAsync(read(bytes), { message: 'its bytes are not UTF-8' });
  await t.throwsAsync(read(new TextEncoder().encode('data: {"a":1}\n\né').subarray(0, -1)), { message: 'its bytes are not UTF-8' });
});
