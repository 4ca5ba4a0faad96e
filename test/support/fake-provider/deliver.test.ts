import test from 'ava';
import { startFakeProvider, type Step } from './fake-provider.ts';

const question = { model: 'fake', stream: true, messages: [{ role: 'user', content: 'hello' }] };

function ask(url: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`${url}/v1/chat/completions`, { method: 'POST', body: JSON.stringify(question), ...(signal === undefined ? {} : { signal }) });
}

/** Pieces as the client's network code hands them on. */
async function piecesOf(response: Response): Promise<readonly number[]> {
  const pieces: number[] = [];
  for await (const piece of response.body ?? []) pieces.push((piece as Uint8Array).length);
  return pieces;
}

test('a body divided into single bytes arrives in single bytes', async (t) => {
  const provider = await startFakeProvider(t);
  provider.script({ text: 'data: Grüße 🎈\n\n', split: { size: 1 } });
  const pieces = await piecesOf(await ask(provider.url));
  t.is(pieces.reduce((sum, length) => sum + length, 0), 20);
  t.true(pieces.length >= 18, `${pieces.length} of 20`); // a client that is late may find two of them joined
});

test('a connection cut before the status line is an answer that never came', async (t) => {
  const provider = await startFakeProvider(t);
  for (const reset of [false, true]) {
    provider.script({ cut: 'headers', reset });
    const thrown = await t.throwsAsync(() => ask(provider.url));
    t.regex(String((thrown?.cause as { code?: string } | undefined)?.code), reset ? /ECONNRESET/ : /UND_ERR_SOCKET/);
  }
  t.deepEqual(provider.requests.map(({ closed }) => closed), [false, false]);
});

test('a connection cut at byte 10 of a body gives ten bytes and an error', async (t) => {
  const provider = await startFakeProvider(t);
  for (const step of [{ text: 'x'.repeat(50) }, { text: 'x'.repeat(50), split: { size: 3 } }] satisfies readonly Step[]) {
    provider.script({ ...step, cut: 10 });
    const response = await ask(provider.url);
    let bytes = 0;
    await t.throwsAsync(async () => {
      for await (const piece of response.body ?? []) bytes += (piece as Uint8Array).length;
    });
    t.is(bytes, 10);
  }
});

test('headers are held until the test lets them go', async (t) => {
  const provider = await startFakeProvider(t);
  const hold = Promise.withResolvers<void>();
  provider.script({ text: 'done', wait: { headers: hold.promise } });
  let answered = false;
  const asking = ask(provider.url).then((response) => {
    answered = true;
    return response.text();
  });
  await provider.received(1);
  t.false(answered);
  hold.resolve();
  t.is(await asking, 'done');
});

test('the body, and each piece of it, is held until the test lets it go', async (t) => {
  const provider = await startFakeProvider(t);
  const body = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  provider.script({ text: 'abcdef', split: { size: 3 }, wait: { body: body.promise, pieces: () => second.promise } });
  const response = await ask(provider.url);
  const reader = response.body?.getReader();
  body.resolve();
  t.is(Buffer.from((await reader?.read())?.value ?? []).toString(), 'abc');
  second.resolve();
  t.is(Buffer.from((await reader?.read())?.value ?? []).toString(), 'def');
});

test('real milliseconds pass where a step wants them to', async (t) => {
  const provider = await startFakeProvider(t);
  provider.script({ text: 'abc', split: { size: 1 }, wait: { headers: 5, body: 5, pieces: 5 } });
  const started = performance.now();
  t.is(await (await ask(provider.url)).text(), 'abc');
  t.true(performance.now() - started >= 19);
});

test('a stall lasts until the client leaves, which is told', async (t) => {
  const provider = await startFakeProvider(t);
  const steps: readonly Step[] = [{ stall: 'headers' }, { text: 'abcdef', stall: 0 }, { text: 'abcdef', stall: 3 }, { wait: { headers: new Promise(() => undefined) } }];
  provider.script(...steps);
  for (const index of steps.keys()) {
    const leaving = new AbortController();
    const asking = ask(provider.url, leaving.signal).then((response) => response.text());
    await provider.received(index + 1);
    if (index === 2) await new Promise((resolve) => setImmediate(resolve));
    leaving.abort();
    await t.throwsAsync(asking);
    await provider.requests[index]?.ended;
    t.true(provider.requests[index]?.closed);
  }
});

test('who has the whole answer and then leaves has not closed early', async (t) => {
  const provider = await startFakeProvider(t);
  await (await ask(provider.url)).text();
  await provider.requests[0]?.ended;
  t.false(provider.requests[0]?.closed);
});

test('closing ends what was stalled and leaves no connection', async (t) => {
  const provider = await startFakeProvider();
  provider.script({ stall: 'headers' });
  const asking = ask(provider.url);
  await provider.received(1);
  t.is(provider.connections(), 1);
  await Promise.all([t.throwsAsync(asking), provider.close()]);
  t.is(provider.connections(), 0);
});
