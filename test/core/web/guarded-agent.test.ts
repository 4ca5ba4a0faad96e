import type { LookupAddress } from 'node:dns';
import { connect as connectSocket } from 'node:net';
import { once } from 'node:events';
import test from 'ava';
import { Agent, setGlobalDispatcher } from 'undici';
import { createAddressGuard } from '../../../core/web/address-guard.ts';
import { createGuardedAgent, type Network } from '../../../core/web/guarded-agent.ts';
import { errorOf } from '../../support/error-of.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { silentLog } from '../../support/log.ts';
import { createTestWeb } from '../../support/test-web.ts';
import { page, redirect, startWebServer, type WebServer } from '../../support/web-server.ts';

const somewhere: LookupAddress = { address: '93.184.215.14', family: 4 };
const here: LookupAddress = { address: '127.0.0.1', family: 4 };

/** Leads every connection to the test's server, and notes where it was to go. */
function detour(server: WebServer, connected: string[]): Network['connect'] {
  return async (_target, addresses) => {
    connected.push(addresses.map(({ address }) => address).join(' '));
    const socket = connectSocket(server.port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  };
}

test('a name that leads to a public address first and to 127.0.0.1 later is refused the second time', async (t) => {
  const server = await startWebServer(t, { '/': page('<p>public', { connection: 'close' }) });
  const connected: string[] = [];
  let leadsTo = somewhere;
  const web = createTestWeb(t, [], { network: { resolve: async () => [leadsTo], connect: detour(server, connected) } });

  t.is((await web.page('http://rebind.example/')).text, 'public');
  leadsTo = here;
  const error = await errorOf(() => web.page('http://rebind.example/'));
  t.is(error.code, 'web_refused_private');
  t.regex(error.message, /rebind\.example leads to 127\.0\.0\.1/);
  t.deepEqual(new Set(connected), new Set(['93.184.215.14']));
  t.deepEqual(server.asked, ['/robots.txt', '/']);
});

test('the name is looked up once for each connection: what was checked is what is connected to', async (t) => {
  const server = await startWebServer(t, { '/': page('<p>hello') });
  let lookups = 0;
  const connected: string[] = [];
  const resolve = async () => {
    lookups += 1;
    return [lookups % 2 === 1 ? somewhere : here];
  };
  const guard = createAddressGuard({ allowedPrivateHosts: [], addressLength: 2_048 });
  const agent = createGuardedAgent({ guard, clock: createHandClock(), log: silentLog, connectMilliseconds: 5_000, network: { resolve, connect: detour(server, connected) } });
  t.teardown(() => agent.destroy());

  const { body } = await agent.request({ origin: 'http://rebind.example', path: '/', method: 'GET' });
  t.is(await body.text(), '<p>hello');
  t.is(lookups, 1);
  t.deepEqual(connected, ['93.184.215.14']);
});

test('a connection goes to an address that was checked, whatever the system would say of the name', async (t) => {
  const server = await startWebServer(t, { '/': page('<p>hello') });
  const host = `intranet.example:${server.port}`;
  const nobody: LookupAddress = { address: '127.0.0.9', family: 4 };
  const web = createTestWeb(t, [host], { network: { resolve: async () => [nobody, here] } });
  t.is((await web.page(`http://${host}/`)).text, 'hello');
  t.is(server.requests.at(-1)?.headers.host, host);
});

test('one private address among public ones is enough to refuse a name', async (t) => {
  const connected: string[] = [];
  const server = await startWebServer(t);
  const web = createTestWeb(t, [], { network: { resolve: async () => [somewhere, here], connect: detour(server, connected) } });
  t.is((await errorOf(() => web.page('http://mixed.example/'))).code, 'web_refused_private');
  t.deepEqual(connected, []);
});

test('a socket that somebody else holds open to a private server is not used', async (t) => {
  const server = await startWebServer(t, { '/': page('<p>private') });
  const others = new Agent({ keepAliveTimeout: 60_000 });
  t.teardown(() => others.destroy());
  setGlobalDispatcher(others);
  const { body } = await others.request({ origin: server.origin, path: '/', method: 'GET' });
  await body.text();
  const friendly = createTestWeb(t, [server.host]);
  t.is((await friendly.page(`${server.origin}/`)).text, 'private');
  const asked = server.asked.length;

  const guard = createAddressGuard({ allowedPrivateHosts: [], addressLength: 2_048 });
  const agent = createGuardedAgent({ guard, clock: createHandClock(), log: silentLog, connectMilliseconds: 5_000 });
  t.teardown(() => agent.destroy());
  const error = await errorOf(() => agent.request({ origin: server.origin, path: '/', method: 'GET' }));
  t.is(error.code, 'web_refused_private');
  t.is(server.asked.length, asked);
});

test('a connection that was checked is used again, and only for its own name', async (t) => {
  const server = await startWebServer(t, { '/a': page('<p>a'), '/b': page('<p>b'), '/robots.txt': page('') });
  const connected: string[] = [];
  const web = createTestWeb(t, [], {
    network: { resolve: async (host) => [host === 'good.example' ? somewhere : here], connect: detour(server, connected) },
  });
  await web.page('http://good.example/a');
  await web.page('http://good.example/b');
  t.is(connected.length, 1);
  t.is((await errorOf(() => web.page('http://other.example/a'))).code, 'web_refused_private');
});

for (const target of ['http://127.0.0.1/', 'http://169.254.169.254/latest/meta-data/', 'http://[::1]/', 'http://localhost/', 'http://10.0.0.1/']) {
  test(`a page that redirects to ${target} is not followed`, async (t) => {
    const server = await startWebServer(t, { '/out': redirect(target), '/out-307': redirect(target, 307) });
    const web = createTestWeb(t, [server.host]);
    for (const path of ['/out', '/out-307']) {
      const error = await errorOf(() => web.page(server.origin + path));
      t.is(error.code, 'web_refused_private', error.message);
    }
    t.deepEqual(server.asked, ['/robots.txt', '/out', '/out-307']);
  });
}

test('a host allowed by name does not open its address, its other ports, or another private host by a redirect', async (t) => {
  const other = await startWebServer(t, { '/': page('<p>other') });
  const server = await startWebServer(t);
  server.on('/address', redirect(`http://127.0.0.1:${server.port}/`));
  server.on('/port', redirect(`${other.origin}/`));
  server.on('/itself', redirect('/home'));
  server.on('/home', page('<p>home'));
  const web = createTestWeb(t, [server.host]);
  t.is((await errorOf(() => web.page(`${server.origin}/address`))).code, 'web_refused_private');
  t.is((await errorOf(() => web.page(`${server.origin}/port`))).code, 'web_refused_port');
  t.is((await web.page(`${server.origin}/itself`)).text, 'home');
  t.deepEqual(other.asked, []);
});

test.serial('proxies named in the environment are not used', async (t) => {
  const proxy = await startWebServer(t);
  const server = await startWebServer(t, { '/': page('<p>straight') });
  const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'];
  for (const name of names) process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : proxy.origin;
  t.teardown(() => names.forEach((name) => delete process.env[name]));
  const web = createTestWeb(t, [server.host]);
  t.is((await web.page(`${server.origin}/`)).text, 'straight');
  t.is(proxy.connections(), 0);
});

test('a name without addresses and a port where nobody listens are unreachable, with the reason', async (t) => {
  const nobody = createTestWeb(t, [], { network: { resolve: async () => [] } });
  t.regex((await errorOf(() => nobody.page('http://empty.example/'))).message, /empty\.example has no address/);

  const server = await startWebServer(t);
  const free = await startWebServer(t);
  const web = createTestWeb(t, ['localhost:1', server.host, free.host]);
  t.regex((await errorOf(() => web.page('http://localhost:1/'))).message, /refuses connections/);
});
