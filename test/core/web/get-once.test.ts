import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import test from 'ava';
import { mediaType, wasCut } from '../../../core/web/get-once.ts';
import { errorOf } from '../../support/error-of.ts';
import { createTestWeb } from '../../support/test-web.ts';

test('a content type is known by its name alone', (t) => {
  t.is(mediaType('Text/HTML; charset=utf-8'), 'text/html');
  t.is(mediaType(' application/json '), 'application/json');
  t.is(mediaType(undefined), '');
});

/** What a server may say that speaks no proper HTTP, and what is told of it. */
const answers: readonly (readonly [title: string, answer: string, told: RegExp, cut: boolean])[] = [
  ['closes at once', '', /connection was cut/, true],
  ['breaks off in the middle', 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100\r\n\r\n<p>', /connection was cut|ends too early|terminated/, true],
  ['speaks something else', 'SSH-2.0-OpenSSH_9.6\r\n', /could not be reached/, false],
  ['sends two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', /could not be reached/, false],
];

for (const [title, answer, told, cut] of answers) {
  test(`a server that ${title} is unreachable, with a reason`, async (t) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (request) => socket.end(request.includes('robots.txt') ? 'HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n' : answer));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.teardown(() => server.close());
    const host = `localhost:${(server.address() as AddressInfo).port}`;
    const error = await errorOf(() => createTestWeb(t, [host], { limits: { retries: 0 } }).page(`http://${host}/`));
    t.like(error, { code: 'web_unreachable', retryable: true });
    t.regex(error.message, told);
    t.is(wasCut(error), cut, error.message);
  });
}
