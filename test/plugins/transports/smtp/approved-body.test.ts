import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import test from 'ava';
import { approvedBody } from '../../../../plugins/transports/smtp/approved-body.ts';

const open = { beforeBody: async () => undefined, beforeDot: async () => undefined };

test('the bytes come out as they went in, whatever their number', async (t) => {
  for (const length of [0, 1, 65_535, 65_536, 65_537, 1_000_000]) {
    const bytes = Buffer.alloc(length, 'abc');
    const body = approvedBody(bytes, open);
    const out = new PassThrough();
    body.pipe(out);
    const chunks = (await out.toArray()) as Buffer[];
    t.true(Buffer.concat(chunks).equals(bytes), String(length));
    t.true(body.hasEnded());
  }
});

test('nothing is given away before the first gate, and the end not before the second', async (t) => {
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  const body = approvedBody(Buffer.from('text'), { beforeBody: () => first.promise, beforeDot: () => second.promise });
  let got = '';
  let ended = false;
  const out = new PassThrough();
  out.on('data', (chunk: Buffer) => (got += chunk.toString())).on('end', () => (ended = true));
  body.pipe(out);
  await wait(20);
  t.deepEqual([got, ended, body.hasBegun()], ['', false, false]);
  first.resolve();
  await wait(20);
  t.deepEqual([got, ended, body.hasBegun(), body.hasEnded()], ['text', false, true, false]);
  second.resolve();
  await wait(20);
  t.deepEqual([got, ended, body.hasEnded()], ['text', true, true]);
});

test('a large body is given away no faster than it is taken', async (t) => {
  const body = approvedBody(Buffer.alloc(1_000_000), open);
  const out = new PassThrough();
  body.pipe(out);
  await wait(20);
  t.true(out.readableLength + out.writableLength < 200_000);
  t.false(body.hasEnded());
});

test('a gate that rejects stops the body there, and its reason is kept as it is', async (t) => {
  const reason = new Error('the lease is lost');
  const stopped = Promise.withResolvers<void>();
  const body = approvedBody(Buffer.from('text'), { ...open, beforeDot: () => Promise.reject(reason) }, stopped.resolve);
  const out = new PassThrough();
  body.pipe(out);
  await stopped.promise;
  t.is(body.failure(), reason);
  t.false(body.hasEnded());
  t.false(out.writableEnded);
});

test('a body that was destroyed while a gate was being passed never ends', async (t) => {
  const gate = Promise.withResolvers<void>();
  const body = approvedBody(Buffer.from('text'), { ...open, beforeDot: () => gate.promise });
  const out = new PassThrough();
  body.pipe(out);
  await wait(20);
  body.destroy();
  gate.resolve();
  await body.settled();
  t.false(body.hasEnded());
  t.false(out.writableEnded);
});
