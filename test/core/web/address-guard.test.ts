import type { LookupAddress } from 'node:dns';
import test from 'ava';
import { createAddressGuard } from '../../../core/web/address-guard.ts';
import type { ErrorCode } from '../../../core/errors.ts';
import { errorOf } from '../../support/error-of.ts';
import { createTestWeb } from '../../support/test-web.ts';

/** What the name servers of this test say. */
const names: Readonly<Record<string, readonly string[]>> = {
  'localhost': ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1'],
  'sub.localhost': ['127.0.0.1'],
  'localhost.localdomain': ['127.0.0.1'],
  'metadata.google.internal': ['169.254.169.254'],
  'metadata': ['169.254.169.254'],
  'instance-data.ec2.internal': ['169.254.169.254'],
  'kubernetes.default.svc': ['10.96.0.1'],
  'host.docker.internal': ['192.168.65.2'],
  'router.lan': ['192.168.1.1'],
  'intranet': ['10.0.0.5'],
  'localtest.me': ['127.0.0.1'],
  'spoofed.burpcollaborator.net': ['127.0.0.1'],
  '127.0.0.1.nip.io': ['127.0.0.1'],
  '169-254-169-254.sslip.io': ['169.254.169.254'],
  'mapped.example': ['::ffff:10.0.0.1'],
  'nat64.example': ['64:ff9b::a00:1'],
  'sixtofour.example': ['2002:a00:1::1'],
  'teredo.example': ['2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  'linklocal.example': ['fe80::1%eth0'],
  'unique-local.example': ['fd00::5'],
  'mixed.example': ['93.184.215.14', '10.0.0.1'],
  'mixed-6.example': ['2606:2800:21f:cb07::1', '::1'],
  'zero.example': ['0.0.0.0'],
  'broadcast.example': ['255.255.255.255'],
  'public.example': ['93.184.215.14'],
  'public-6.example': ['2606:2800:21f:cb07::1', '93.184.215.14'],
  'bücher.example': [],
  'xn--bcher-kva.example': ['93.184.215.14'],
};

const refused: readonly (readonly [address: string, code: ErrorCode])[] = [
  // Loopback in every spelling that the URL standard understands
  ['http://127.0.0.1/', 'web_refused_private'],
  ['https://127.0.0.1/', 'web_refused_private'],
  ['http://127.0.0.1:80/', 'web_refused_private'],
  ['http://127.1/', 'web_refused_private'],
  ['http://127.0.1/', 'web_refused_private'],
  ['http://127.255.255.254/', 'web_refused_private'],
  ['http://0x7f000001/', 'web_refused_private'],
  ['http://0x7f.0.0.1/', 'web_refused_private'],
  ['http://0x7F.0x0.0x0.0x1/', 'web_refused_private'],
  ['http://0x7f.1/', 'web_refused_private'],
  ['http://2130706433/', 'web_refused_private'],
  ['http://017700000001/', 'web_refused_private'],
  ['http://0177.0.0.1/', 'web_refused_private'],
  ['http://0177.0.0.01/', 'web_refused_private'],
  ['http://127.0.0.1./', 'web_refused_private'],
  ['http://①②⑦.⓪.⓪.①/', 'web_refused_private'],
  ['http://127。0。0。1/', 'web_refused_private'],
  ['http://１２７.0.0.1/', 'web_refused_private'],
  ['http:127.0.0.1', 'web_refused_private'],
  ['http:\\\\127.0.0.1\\', 'web_refused_private'],
  ['http:///127.0.0.1/', 'web_refused_private'],
  [' http://127.0.0.1/ ', 'web_refused_private'],
  ['ht\ntp://127.0.0.1/', 'web_refused_private'],
  ['HTTP://127.0.0.1/', 'web_refused_private'],
  ['http://%31%32%37%2e0.0.1/', 'web_refused_private'],
  ['http://127.0.0.1?.public.example/', 'web_refused_private'],
  ['http://127.0.0.1#.public.example/', 'web_refused_private'],
  ['http://127.0.0.1\\.public.example/', 'web_refused_private'],
  // IPv6
  ['http://[::1]/', 'web_refused_private'],
  ['http://[0:0:0:0:0:0:0:1]/', 'web_refused_private'],
  ['http://[0000::0001]/', 'web_refused_private'],
  ['http://[::]/', 'web_refused_private'],
  ['http://[::127.0.0.1]/', 'web_refused_private'],
  ['http://[::ffff:127.0.0.1]/', 'web_refused_private'],
  ['http://[::ffff:7f00:1]/', 'web_refused_private'],
  ['http://[0:0:0:0:0:ffff:127.0.0.1]/', 'web_refused_private'],
  ['http://[::ffff:169.254.169.254]/', 'web_refused_private'],
  ['http://[::ffff:a9fe:a9fe]/', 'web_refused_private'],
  ['http://[::ffff:0:127.0.0.1]/', 'web_refused_private'],
  ['http://[64:ff9b::127.0.0.1]/', 'web_refused_private'],
  ['http://[64:ff9b::a9fe:a9fe]/', 'web_refused_private'],
  ['http://[64:ff9b:1::1]/', 'web_refused_private'],
  ['http://[2002:7f00:1::]/', 'web_refused_private'],
  ['http://[2002:a9fe:a9fe::]/', 'web_refused_private'],
  ['http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/', 'web_refused_private'],
  ['http://[2001:db8::1]/', 'web_refused_private'],
  ['http://[fc00::1]/', 'web_refused_private'],
  ['http://[fd00:ec2::254]/', 'web_refused_private'],
  ['http://[fe80::1]/', 'web_refused_private'],
  ['http://[ff02::1]/', 'web_refused_private'],
  // Private networks, carriers, clouds
  ['http://10.0.0.1/', 'web_refused_private'],
  ['http://10.1/', 'web_refused_private'],
  ['http://172.16.0.1/', 'web_refused_private'],
  ['http://172.31.255.255/', 'web_refused_private'],
  ['http://192.168.0.1/', 'web_refused_private'],
  ['http://3232235521/', 'web_refused_private'],
  ['http://0300.0250.0.1/', 'web_refused_private'],
  ['http://100.64.0.1/', 'web_refused_private'],
  ['http://169.254.169.254/latest/meta-data/', 'web_refused_private'],
  ['http://2852039166/', 'web_refused_private'],
  ['http://0xA9FEA9FE/', 'web_refused_private'],
  ['http://0251.0376.0251.0376/', 'web_refused_private'],
  ['http://169.254.43518/', 'web_refused_private'],
  ['http://100.100.100.200/', 'web_refused_private'],
  ['http://168.63.129.16/', 'web_refused_private'],
  ['http://192.0.0.192/', 'web_refused_private'],
  ['http://198.18.0.1/', 'web_refused_private'],
  ['http://224.0.0.1/', 'web_refused_private'],
  ['http://240.0.0.1/', 'web_refused_private'],
  ['http://255.255.255.255/', 'web_refused_private'],
  ['http://0.0.0.0/', 'web_refused_private'],
  ['http://0/', 'web_refused_private'],
  // Names that lead inside
  ...Object.keys(names)
    .filter((name) => !name.includes('public') && !name.includes('cher'))
    .map((name): [string, ErrorCode] => [`http://${name}/`, 'web_refused_private']),
  ['http://LOCALHOST/', 'web_refused_private'],
  ['http://ｌｏｃａｌｈｏｓｔ/', 'web_refused_private'],
  ['http://loc\talhost/', 'web_refused_private'],
  ['https://metadata.google.internal/computeMetadata/v1/', 'web_refused_private'],
  // Names and passwords, and hosts hidden behind them
  ['http://public.example@127.0.0.1/', 'web_bad_address'],
  ['http://user@public.example/', 'web_bad_address'],
  ['http://user:secret@public.example/', 'web_bad_address'],
  ['http://:secret@public.example/', 'web_bad_address'],
  ['http://127.0.0.1@public.example/', 'web_bad_address'],
  ['http://127.0.0.1:80@public.example/', 'web_bad_address'],
  ['http://public.example%40127.0.0.1/', 'web_bad_address'],
  // Ports
  ['http://public.example:22/', 'web_refused_port'],
  ['http://public.example:6379/', 'web_refused_port'],
  ['https://public.example:8443/', 'web_refused_port'],
  ['http://127.0.0.1:8080/', 'web_refused_private'],
  ['http://localhost:11434/', 'web_refused_port'],
  ['http://public.example:0/', 'web_refused_port'],
  ['http://public.example:99999/', 'web_bad_address'],
  // Other schemes, and what is no address
  ['file:///etc/passwd', 'web_bad_address'],
  ['ftp://public.example/', 'web_bad_address'],
  ['gopher://127.0.0.1:6379/_INFO', 'web_bad_address'],
  ['dict://127.0.0.1:11211/stat', 'web_bad_address'],
  ['ldap://127.0.0.1/', 'web_bad_address'],
  ['ws://public.example/', 'web_bad_address'],
  ['data:text/html,<p>hello', 'web_bad_address'],
  ['javascript:alert(1)', 'web_bad_address'],
  ['blob:http://public.example/1', 'web_bad_address'],
  ['about:blank', 'web_bad_address'],
  ['mailto:jane@public.example', 'web_bad_address'],
  ['//public.example/', 'web_bad_address'],
  ['/jobs', 'web_bad_address'],
  ['public.example', 'web_bad_address'],
  ['http://', 'web_bad_address'],
  ['http://[::1', 'web_bad_address'],
  ['http://[fe80::1%25eth0]/', 'web_bad_address'],
  ['http://256.256.256.256/', 'web_bad_address'],
  ['http://1.2.3.4.5/', 'web_bad_address'],
  ['http://0x100000000/', 'web_bad_address'],
  ['http://exa mple.org/', 'web_bad_address'],
  ['http://exa\u0000mple.org/', 'web_bad_address'],
  ['', 'web_bad_address'],
  [`http://public.example/${'a'.repeat(2_100)}`, 'web_bad_address'],
];

const passed: readonly (readonly [address: string, host: string, addresses: readonly string[]])[] = [
  ['http://public.example/', 'public.example', ['93.184.215.14']],
  ['https://public.example/jobs?page=2', 'public.example', ['93.184.215.14']],
  ['http://public.example:443/', 'public.example', ['93.184.215.14']],
  ['http://PUBLIC.example:80/', 'public.example', ['93.184.215.14']],
  ['http://public-6.example/', 'public-6.example', ['2606:2800:21f:cb07::1', '93.184.215.14']],
  ['http://bücher.example/', 'xn--bcher-kva.example', ['93.184.215.14']],
  ['http://1.1.1.1/', '1.1.1.1', ['1.1.1.1']],
  ['http://0x01010101/', '1.1.1.1', ['1.1.1.1']],
  ['http://8.8.8.8/', '8.8.8.8', ['8.8.8.8']],
  ['https://[2606:4700:4700::1111]/', '2606:4700:4700::1111', ['2606:4700:4700::1111']],
];

test('there are at least ninety addresses to be tricked with', (t) => void t.true(refused.length >= 90, String(refused.length)));

for (const [address, code] of refused) {
  test(`${JSON.stringify(address.slice(0, 80))} is refused with ${code}, and nothing is connected to`, async (t) => {
    const { web, connected } = watchedWeb(t);
    const error = await errorOf(() => web.page(address));
    t.is(error.code, code, error.message);
    t.deepEqual(connected, []);
    t.false(error.retryable);
    t.false(`${error.message} ${error.help} ${JSON.stringify(error.details)}`.includes('secret'), error.message);
  });
}

for (const [address, host, addresses] of passed) {
  test(`${address} is let through to exactly the addresses that were checked`, async (t) => {
    const { web, connected } = watchedWeb(t);
    const error = await errorOf(() => web.page(address));
    t.is(error.code, 'web_robots_unread', 'this test has no network: the first connection fails');
    t.deepEqual(connected, [{ host, addresses }]);
  });
}

test('a host is allowed under the name and port that the user gave, and no other', (t) => {
  const guard = createAddressGuard({ allowedPrivateHosts: ['localhost:4001', 'Intranet', '[::1]:9000', '10.0.0.5:8080'], addressLength: 2_048 });
  for (const address of ['http://localhost:4001/', 'http://LOCALHOST:4001/a', 'http://localhost.:4001/', 'http://intranet/', 'https://intranet/', 'http://[::1]:9000/', 'http://10.0.0.5:8080/']) {
    t.notThrows(() => guard.checkUrl(address), address);
  }
  for (const address of ['http://localhost:4002/', 'http://intranet:8080/', 'http://sub.localhost:4001/']) t.throws(() => guard.checkUrl(address), { message: /only ports 80 and 443/ }, address);
  for (const address of ['http://127.0.0.1:4001/', 'http://[::1]:4001/', 'http://10.0.0.5/', 'http://10.0.0.6:8080/', 'http://[::1]/']) t.throws(() => guard.checkUrl(address), { message: /not on the public internet/ }, address);
});

test('a host that the user named may stand in his network, but never lead to the metadata of a cloud', (t) => {
  const guard = createAddressGuard({ allowedPrivateHosts: ['intranet'], addressLength: 2_048 });
  t.notThrows(() => guard.checkResolved('http://intranet/', 'intranet', '80', ['10.0.0.5', '8.8.8.8', 'fd00::5']));
  for (const address of ['169.254.169.254', 'fd00:ec2::254', '0.0.0.0', 'fe80::1', '224.0.0.1']) {
    t.throws(() => guard.checkResolved('http://intranet/', 'intranet', '80', ['10.0.0.5', address]), { message: /not on the public internet/ }, address);
  }
  t.throws(() => guard.checkResolved('http://intranet/', 'intranet', '8080', ['10.0.0.5']));
  t.throws(() => guard.checkResolved('http://elsewhere/', 'elsewhere', '80', ['10.0.0.5']));
});

test('an allowed host that is not written as a host is refused when the program starts', (t) => {
  for (const entry of ['http://localhost:1', 'a b', 'user@host', 'host/path', 'host?x', '']) {
    t.throws(() => createAddressGuard({ allowedPrivateHosts: [entry], addressLength: 2_048 }), { code: 'web_allowed_host_malformed', message: /web\.allowedPrivateHosts/ }, entry);
  }
});

/** A web without a network: names are known as above, and whoever connects is noted and turned away. */
function watchedWeb(t: Parameters<typeof createTestWeb>[0]) {
  const connected: { host: string; addresses: readonly string[] }[] = [];
  const web = createTestWeb(t, [], {
    network: {
      resolve: async (host) => (names[host] ?? [host]).map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
      connect: async (target, addresses) => {
        connected.push({ host: target.hostname, addresses: addresses.map(({ address }) => address) });
        throw new Error('no network in this test');
      },
    },
  });
  return { web, connected };
}
