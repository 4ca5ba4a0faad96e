import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { type Connections, openConnections } from '../../../core/model/connections.ts';

interface Served {
  readonly connections: Connections;
  readonly address: URL;
  /** Connections that were made so far. */
  made(): number;
  /** Connections that are open. */
  open(): number;
}

async function serve(t: ExecutionContext, answer: RequestListener): Promise<Served> {
  let made = 0;
  let open = 0;
  const server = createServer(answer).listen(0, '127.0.0.1');
  server.on('connection', (socket) => {
    made += 1;
    open += 1;
    socket.once('close', () => (open -= 1));
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const connections = openConnections(5);
  t.teardown(() => {
    connections.close();
    server.closeAllConnections();
    server.close();
  });
  return { connections, address: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat`), made: () => made, open: () => open };
}

async function textOf(answer: IncomingMessage): Promise<string> {
  return Buffer.concat(await answer.toArray()).toString();
}

test('a question is sent whole with its headers, and asks for an answer that is not packed', async (t) => {
  const { connections, address } = await serve(t, async (request, response) => {
    const { method, headers } = request;
    response.end(JSON.stringify({ method, headers, body: await textOf(request) }));
  });
  const answer = await connections.send(address, { method: 'POST', headers: new Headers({ 'X-Api-Key': 'key' }), body: 'Grüße' });
  t.like(JSON.parse(await textOf(answer)), { method: 'POST', headers: { 'x-api-key': 'key', 'content-length': '7', 'accept-encoding': 'identity' }, body: 'Grüße' });
});

test('one connection serves one question after another, and closing ends it', async (t) => {
  const { connections, address, made, open } = await serve(t, (_, response) => response.end('well'));
  for (let number = 0; number < 5; number += 1) t.is(await textOf(await connections.send(address, {})), 'well');
  t.is(made(), 1);
  connections.close();
  while (open() > 0) await new Promise((resolve) => setImmediate(resolve));
  t.pass();
});

test('a question that is called off at any moment rejects with the reason, and leaves no connection behind', async (t) => {
  const { connections, address, open } = await serve(t, () => undefined);
  const reason = new Error('enough');
  t.is(await t.throwsAsync(connections.send(address, { signal: AbortSignal.abort(reason) })), reason);
  for (const turns of [0, 1, 2, 10]) {
    const stopping = new AbortController();
    const asked = connections.send(address, { signal: stopping.signal });
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    stopping.abort(reason);
    t.is(await t.throwsAsync(asked), reason);
  }
  while (open() > 0) await new Promise((resolve) => setImmediate(resolve));
});

test('nobody there is told by the socket’s own words', async (t) => {
  const connections = openConnections(5);
  t.teardown(() => connections.close());
  t.regex((await t.throwsAsync(connections.send(new URL('http://127.0.0.1:1/'), {}))).message, /ECONNREFUSED/);
});
