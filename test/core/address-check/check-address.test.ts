import test, { type ExecutionContext } from 'ava';
import { addressHold } from '../../../core/address-check/address-hold.ts';
import { checkAddress } from '../../../core/address-check/check-address.ts';
import { createDns } from '../../../core/dns/create-dns.ts';
import type { AddressCheck } from '../../../core/domain/address-check.ts';
import { patience, startDnsStandIn, type ZoneEntry } from '../../support/dns-stand-in.ts';
import { createHandClock } from '../../support/hand-clock.ts';

const mx: ZoneEntry = [{ mx: [10, 'mail.alder.example'] }];
const zone: Record<string, ZoneEntry> = {
  'alder.example': mx,
  'gmail.com': mx,
  'mailinator.com': mx,
  'in.mailinator.com': mx,
  'host-only.example': [{ a: '192.0.2.1' }],
  'six-only.example': [{ aaaa: '2001:db8::1' }],
  'null-mx.example': [{ mx: [0, ''] }, { a: '192.0.2.1' }],
  'text-only.example': [{ txt: 'hello' }],
  'failing.example': 'servfail',
  'half.example': [{ a: '192.0.2.1' }],
  'xn--bcher-kva.example': mx,
};

async function check(t: ExecutionContext, address: string): Promise<AddressCheck> {
  const { server } = await startDnsStandIn(t, zone);
  return checkAddress(createDns({ servers: [server], clock: createHandClock(), timeoutMs: patience(zone) }), address);
}

const table: readonly (readonly [address: string, verdict: AddressCheck['verdict'], mx: AddressCheck['mx'], says: RegExp | null])[] = [
  ['ines.duarte@alder.example', 'good', 'ok', null],
  ['ines@bücher.example', 'good', 'ok', null],
  ['jobs@alder.example', 'good', 'ok', null],
  ['careers+backend@alder.example', 'good', 'ok', null],
  ['hr@alder.example', 'good', 'ok', null],
  ['info@alder.example', 'risky', 'ok', /function/],
  ['ines@host-only.example', 'good', 'ok', null],
  ['ines@six-only.example', 'good', 'ok', null],
  ['noreply@alder.example', 'bad', 'ok', /Nobody reads/],
  ['no-reply+jobs@alder.example', 'bad', 'ok', /Nobody reads/],
  ['ines@null-mx.example', 'bad', 'none', /says that it takes no mail/],
  ['ines@text-only.example', 'bad', 'none', /has no mail server/],
  ['ines@nobody.example', 'bad', 'none', /has no mail server/],
  ['ines@mailinator.com', 'bad', 'ok', /vanish/],
  ['ines@in.mailinator.com', 'bad', 'ok', /vanish/],
  ['info@failing.example', 'unknown', 'unknown', /could not be looked up/],
  ['ines.alder.example', 'bad', 'unknown', /no @/],
  ['ines@alder.example\r\nBcc: eve@example.org', 'bad', 'unknown', /control character/],
];

for (const [address, verdict, taken, says] of table) {
  test(`${JSON.stringify(address)} is ${verdict}`, async (t) => {
    const found = await check(t, address);
    t.like(found, { verdict, mx: taken });
    if (says === null) t.deepEqual(found.because, []);
    else t.regex(found.because.join(' '), says);
    t.is(addressHold(found) === undefined, verdict !== 'bad', 'only what is bad is held; what is not known never is');
  });
}

test('an address at a mail service for everyone is good, and marked', async (t) => {
  t.like(await check(t, 'ines.duarte@gmail.com'), { verdict: 'good', isFreeMail: true, isRole: false, isDisposable: false });
});

test('only the mail servers of its domain are asked for, never about the address', async (t) => {
  const { server, asked } = await startDnsStandIn(t, zone);
  const dns = createDns({ servers: [server], clock: createHandClock() });
  await checkAddress(dns, 'ines@alder.example');
  await checkAddress(dns, 'ines@host-only.example');
  await checkAddress(dns, 'not an address');
  t.deepEqual(asked, ['MX alder.example', 'MX host-only.example', 'A host-only.example']);
});

test('the check ends at once when it is aborted', async (t) => {
  const { server } = await startDnsStandIn(t, { 'alder.example': 'silent' });
  const stopping = new AbortController();
  const checking = checkAddress(createDns({ servers: [server], clock: createHandClock() }), 'ines@alder.example', stopping.signal);
  stopping.abort(new Error('enough'));
  await t.throwsAsync(checking, { message: 'enough' });
});
