import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { isLoopback } from './loopback-only.ts';

const root = join(import.meta.dirname, '../..');

for (const [host, is] of [
  ['127.0.0.1', true], ['127.9.9.9', true], ['localhost', true], ['LOCALHOST', true], ['app.localhost', true], ['::1', true], ['[::1]', true], ['::ffff:127.0.0.1', true],
  ['0.0.0.0', false], ['10.0.0.1', false], ['192.168.1.1', false], ['169.254.169.254', false], ['example.org', false], ['localhost.example.org', false], ['127.0.0.1.example.org', false], ['::', false], ['', false],
] as const) {
  test(`"${host}" is ${is ? 'this machine' : 'not this machine'}`, (t) => {
    t.is(isLoopback(host), is);
  });
}

/** Runs code in a program of its own, as a test would start one: with this test's environment. */
function run(code: string) {
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8', cwd: root });
}

for (const [way, code] of [
  ['fetch', `await fetch('http://93.184.216.34/').catch(() => undefined)`],
  ['a socket', `import net from 'node:net'; try { net.connect(80, '93.184.216.34').on('error', () => undefined) } catch {}`],
  ['TLS', `import tls from 'node:tls'; try { tls.connect({ host: '93.184.216.34', port: 443 }).on('error', () => undefined) } catch {}`],
  ['a name', `import { lookup } from 'node:dns/promises'; try { await lookup('example.org') } catch {}`],
  ['a resolver of one\'s own', `import dns from 'node:dns'; try { new dns.promises.Resolver().resolve4('example.org') } catch {}`],
  ['a lookup of one\'s own', `import net from 'node:net'; net.connect({ host: 'example.org', port: 80, lookup: (name, options, done) => options.all ? done(null, [{ address: '93.184.216.34', family: 4 }]) : done(null, '93.184.216.34', 4) }).on('error', () => undefined)`],
  ['UDP', `import dgram from 'node:dgram'; try { dgram.createSocket('udp4').send('x', 53, '9.9.9.9') } catch {}`],
] as const) {
  test(`a program that reaches out by ${way} ends with an error, although it catches what is thrown`, (t) => {
    const { status, stderr } = run(code);
    t.not(status, 0);
    t.regex(stderr, /Tests use no network: something wanted to reach/);
  });
}

test('a connection to this machine is let through', async (t) => {
  const server = createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1');
  t.teardown(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const { connect } = await import('node:net');
  const heard = await new Promise<string>((resolve) => connect(port, '127.0.0.1').once('data', (data) => resolve(data.toString())));
  t.is(heard, 'hello');
});

test('both runs of the tests begin with the guard', async (t) => {
  const { ava } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { ava: { require: string[] } };
  const slow = (await import(join(root, 'test/slow/ava.config.js'))) as { default: { require: string[] } };
  for (const { require: required } of [ava, slow.default]) t.true(required.includes('./test/support/loopback-only.ts'));
});
