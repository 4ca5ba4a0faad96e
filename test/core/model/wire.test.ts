import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { createWire, type Timeouts } from '../../../core/model/wire.ts';
import { systemClock } from '../../../core/system-clock.ts';
import { createHandClock } from '../../support/hand-clock.ts';

const timeouts: Timeouts = { connectSeconds: 5, firstTokenSeconds: 100, betweenTokensSeconds: 50, totalSeconds: 1_000 };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function serve(t: ExecutionContext, answer: Answer): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat`;
}

function wireFor(t: ExecutionContext, clock = createHandClock(), signal = new AbortController().signal, remote = false) {
  const wire = createWire({ clock, timeouts });
  t.teardown(() => wire.close());
  const line = wire.open({ backend: 'Fake', model: 'm', remote, signal });
  t.teardown(() => line.close());
  return { clock, line };
}

test('an answer passes as it is, and only one request may be made for it', async (t) => {
  const url = await serve(t, (_, response) => response.end('{"ok": true}'));
  const { line } = wireFor(t);
  t.false(line.asked);
  t.deepEqual(await (await line.fetch(url, { method: 'POST', body: '{}' })).json(), { ok: true });
  t.true(line.asked);
  await t.throwsAsync(line.fetch(url), { message: /more than one request/ });
});

test('a status that is no success is thrown with what the provider says', async (t) => {
  const url = await serve(t, (_, response) => response.writeHead(429, { 'retry-after': '7' }).end('{"error": {"message": "slowly"}}'));
  const error = await t.throwsAsync(wireFor(t).line.fetch(url));
  t.like(error, { code: 'model_rate_limited', retryable: true, details: { retryAfterMs: 7_000 } });
});

test('a redirect is not followed: keys and questions go where they were sent', async (t) => {
  const url = await serve(t, (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end());
  t.like(await t.throwsAsync(wireFor(t).line.fetch(url)), { code: 'model_address_wrong' });
});

test('nobody there, and a connection that is cut, are told as such', async (t) => {
  t.like(await t.throwsAsync(wireFor(t).line.fetch('http://127.0.0.1:1/')), { code: 'model_unreachable', retryable: true });
  const url = await serve(t, (request) => request.socket.destroy());
  t.like(await t.throwsAsync(wireFor(t).line.fetch(url)), { code: 'model_unreachable', retryable: true });
  const cut = await serve(t, (request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setImmediate(() => request.socket.destroy());
  });
  const response = await wireFor(t).line.fetch(cut);
  t.like(await t.throwsAsync(response.text()), { code: 'model_stream_broken', retryable: true });
});

test('a provider that does not begin is given up after the time for the first token', async (t) => {
  const url = await serve(t, () => undefined);
  const { clock, line } = wireFor(t);
  const asking = t.throwsAsync(line.fetch(url));
  await clock.untilAsleep(100_000);
  await clock.advance(100_000);
  t.like(await asking, { code: 'model_timed_out', retryable: true, details: { phase: 'first-token', seconds: 100 } });
});

test('one that falls silent in the middle is given up after the time between two tokens', async (t) => {
  const url = await serve(t, (_, response) => response.writeHead(200).write('first'));
  const { clock, line } = wireFor(t);
  const response = await line.fetch(url);
  const reader = response.body?.getReader();
  await reader?.read();
  await clock.advance(100_000);
  t.like(await t.throwsAsync(async () => reader?.read()), { code: 'model_timed_out', details: { phase: 'between-tokens', seconds: 50 } });
});

test('one that goes on for ever is given up after the time for the whole', async (t) => {
  const url = await serve(t, (_, response) => {
    response.writeHead(200).write('x');
    const timer = setInterval(() => response.write('x'), 1);
    response.on('close', () => clearInterval(timer));
  });
  const { clock, line } = wireFor(t);
  const response = await line.fetch(url);
  const reading = t.throwsAsync(async () => {
    for await (const chunk of response.body ?? []) if (chunk.byteLength > 0) await clock.advance(20_000);
  });
  t.like(await reading, { code: 'model_timed_out', details: { phase: 'total', seconds: 1_000 } });
});

for (const state of ['connecting', 'waiting for the headers', 'in the body'] as const) {
  test(`a call that is cancelled while ${state} ends with the reason, and its connection is closed`, async (t) => {
    const closed = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const url = await serve(t, (request, response) => {
      request.socket.once('close', () => closed.resolve());
      if (state === 'in the body') response.writeHead(200).write('first');
      begun.resolve();
    });
    const stopping = new AbortController();
    const reason = new Error('enough');
    const { line } = wireFor(t, createHandClock(), stopping.signal);
    if (state === 'connecting') stopping.abort(reason);
    const asking = line.fetch(url).then((response) => response.text());
    const ended = t.throwsAsync(asking);
    if (state !== 'connecting') {
      await begun.promise;
      stopping.abort(reason);
      await closed.promise;
    }
    t.is(await ended, reason);
  });
}

test('a backend that works on this machine only reaches nothing else', async (t) => {
  const { line } = wireFor(t);
  t.like(await t.throwsAsync(line.fetch('https://api.example.com/v1')), { code: 'model_host_forbidden' });
  t.false(line.asked);
});

test('an answer that never ends in size is left there', async (t) => {
  const url = await serve(t, (_, response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(4_000_000, 'x');
    const more = (): void => void (!response.destroyed && response.write(chunk, () => setImmediate(more)));
    more();
  });
  const response = await wireFor(t).line.fetch(url);
  t.like(await t.throwsAsync(response.text()), { code: 'model_stream_broken', retryable: false });
});

test('after a thousand cancelled calls no listener, timer or socket is left', async (t) => {
  let open = 0;
  const url = await serve(t, (request) => {
    open += 1;
    request.socket.once('close', () => (open -= 1));
  });
  const wire = createWire({ clock: systemClock, timeouts });
  t.teardown(() => wire.close());
  const timersBefore = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  for (let round = 0; round < 20; round += 1) {
    const stopping = new AbortController();
    const calls = Array.from({ length: 50 }, () => {
      const line = wire.open({ backend: 'Fake', model: 'm', remote: false, signal: stopping.signal });
      return line.fetch(url).then(
        () => t.fail('it was answered'),
        () => line.close(),
      );
    });
    await new Promise((resolve) => setImmediate(resolve));
    stopping.abort(new Error('enough'));
    await Promise.all(calls);
  }
  while (open > 0) await new Promise((resolve) => setImmediate(resolve));
  t.true(process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length <= timersBefore + 1);
});

test('a reader that leaves with the last piece, as the SDK of Ollama does, brings down nobody', async (t) => {
  const url = await serve(t, (_, response) => void response.end('{"done":true}\n'));
  const wire = createWire({ clock: systemClock, timeouts });
  t.teardown(() => wire.close());
  for (let round = 0; round < 50; round += 1) {
    const line = wire.open({ backend: 'Fake', model: 'm', remote: false, signal: new AbortController().signal });
    const reader = (await line.fetch(url)).body?.getReader();
    t.false((await reader?.read())?.done);
    await reader?.cancel();
    await new Promise((resolve) => setImmediate(resolve));
    line.close();
  }
});

test('a model that is asked through the host\'s own means has the same deadlines, and is asked once', async (t) => {
  const { clock, line } = wireFor(t);
  const hear = line.withoutFetch();
  t.true(line.asked);
  await clock.untilAsleep(100_000);
  await clock.advance(90_000);
  hear();
  t.is(line.firstByteMilliseconds, 90_000);
  t.throws(() => line.withoutFetch(), { message: /more than one request/ });
  await clock.advance(10_000);
  await clock.untilAsleep(40_000);
  t.false(line.signal.aborted, 'a piece came in between');
  await clock.advance(40_000);
  t.like(line.signal.reason, { code: 'model_timed_out', details: { phase: 'between-tokens', seconds: 50 } });
});

test('a model that the host has and that never begins is given up, and one that was cancelled before is not asked', async (t) => {
  const { clock, line } = wireFor(t);
  line.withoutFetch();
  await clock.untilAsleep(100_000);
  await clock.advance(100_000);
  t.like(line.signal.reason, { code: 'model_timed_out', details: { phase: 'first-token', seconds: 100 } });
  const cancelled = wireFor(t, createHandClock(), AbortSignal.abort(new Error('enough')));
  t.throws(() => cancelled.line.withoutFetch(), { message: 'enough' });
  t.false(cancelled.line.asked);
});
