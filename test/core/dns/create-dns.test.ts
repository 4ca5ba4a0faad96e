import test, { type ExecutionContext } from 'ava';
import { createDns } from '../../../core/dns/create-dns.ts';
import { patience, startDnsStandIn, type ZoneEntry } from '../../support/dns-stand-in.ts';
import { createHandClock } from '../../support/hand-clock.ts';

async function ask(t: ExecutionContext, zone: Record<string, ZoneEntry>) {
  const standIn = await startDnsStandIn(t, zone);
  const clock = createHandClock();
  return { ...standIn, clock, dns: createDns({ servers: [standIn.server], clock, timeoutMs: patience(zone) }) };
}

test('a record that was cut into strings is one text again, without spaces in between', async (t) => {
  const { dns } = await ask(t, { 'example.org': [{ txt: ['v=spf1 include:_spf.goo', 'gle.com ~all'] }, { txt: 'another' }] });
  const answer = await dns.txt('example.org');
  t.deepEqual(answer.kind === 'found' && [...answer.records].sort(), ['another', 'v=spf1 include:_spf.google.com ~all']);
});

test('who takes mail is told in the order of preference, and the null MX as an empty name', async (t) => {
  const { dns } = await ask(t, { 'example.org': [{ mx: [20, 'two.example.org'] }, { mx: [10, 'one.example.org'] }], 'none.example': [{ mx: [0, ''] }] });
  t.deepEqual(await dns.mx('example.org'), { kind: 'found', records: [{ exchange: 'one.example.org', priority: 10 }, { exchange: 'two.example.org', priority: 20 }] });
  t.deepEqual(await dns.mx('none.example'), { kind: 'found', records: [{ exchange: '', priority: 0 }] });
});

test('no such name and no such record are "none"; only a failure is "failed"', async (t) => {
  const { dns } = await ask(t, { 'example.org': [{ a: '192.0.2.1' }], 'broken.example': 'servfail', 'closed.example': 'refused' });
  t.deepEqual(await dns.txt('nobody.example'), { kind: 'none' });
  t.deepEqual(await dns.txt('example.org'), { kind: 'none' });
  t.deepEqual(await dns.txt('broken.example'), { kind: 'failed', reason: 'the name server could not find out' });
  t.deepEqual(await dns.txt('closed.example'), { kind: 'failed', reason: 'the name server refused to answer' });
});

test('a server that stumbles once is asked again', async (t) => {
  const { dns, asked } = await ask(t, { 'example.org': { onceFailing: [{ txt: 'here' }] } });
  t.deepEqual(await dns.txt('example.org'), { kind: 'found', records: ['here'] });
  t.is(asked.length, 2);
});

test('a server that never answers is asked twice and then given up', async (t) => {
  const { dns, asked } = await ask(t, { 'example.org': 'silent' });
  t.deepEqual(await dns.txt('example.org'), { kind: 'failed', reason: 'the name server did not answer in time' });
  t.is(asked.length, 2);
});

test('asking ends at once when it is aborted, with the reason', async (t) => {
  const { dns, zone } = await ask(t, {});
  zone['example.org'] = 'silent';
  const stopping = new AbortController();
  const asking = dns.txt('example.org', stopping.signal);
  stopping.abort(new Error('enough'));
  await t.throwsAsync(asking, { message: 'enough' });
  await t.throwsAsync(dns.mx('example.org', stopping.signal), { message: 'enough' });
});

test('an answer too long for a datagram is fetched by TCP: a record of 400 strings', async (t) => {
  const strings = Array.from({ length: 400 }, (_, index) => `part ${index}; `.padEnd(100, 'x'));
  const { dns, asked } = await ask(t, { 'example.org': [{ txt: strings }] });
  const answer = await dns.txt('example.org');
  t.is(answer.kind === 'found' && answer.records[0], strings.join(''));
  t.deepEqual(asked, ['TXT example.org', 'TXT example.org tcp']);
});

test('names that point to each other in a circle have no record', async (t) => {
  const { dns } = await ask(t, { 'one.example': [{ cname: 'two.example' }], 'two.example': [{ cname: 'one.example' }] });
  t.not((await dns.txt('one.example')).kind, 'found');
  t.deepEqual(await dns.cname('one.example'), { kind: 'found', records: ['two.example'] });
});

test('an IPv6 address is an address where there is no other', async (t) => {
  const { dns } = await ask(t, { 'four.example': [{ a: '192.0.2.1' }, { aaaa: '2001:db8::1' }], 'six.example': [{ aaaa: '2001:db8::1' }] });
  t.deepEqual(await dns.addresses('four.example'), { kind: 'found', records: ['192.0.2.1'] });
  t.deepEqual(await dns.addresses('six.example'), { kind: 'found', records: ['2001:db8::1'] });
});

test('an answer is kept for a minute, a failure is not, and a clock that is set back keeps nothing', async (t) => {
  const { dns, zone, asked, clock } = await ask(t, { 'example.org': [{ txt: 'old' }], 'broken.example': 'servfail' });
  await dns.txt('example.org');
  await dns.txt('Example.ORG.');
  t.is(asked.length, 1);
  zone['example.org'] = [{ txt: 'new' }];
  await clock.advance(59_000);
  t.deepEqual(await dns.txt('example.org'), { kind: 'found', records: ['old'] });
  await clock.advance(1_000);
  t.deepEqual(await dns.txt('example.org'), { kind: 'found', records: ['new'] });
  zone['example.org'] = [{ txt: 'newest' }];
  await clock.advance(-3_600_000);
  t.deepEqual(await dns.txt('example.org'), { kind: 'found', records: ['newest'] });
  await dns.txt('broken.example');
  zone['broken.example'] = [{ txt: 'mended' }];
  t.deepEqual(await dns.txt('broken.example'), { kind: 'found', records: ['mended'] });
});

test('what is no name is not asked for', async (t) => {
  const { dns, asked } = await ask(t, {});
  for (const name of ['', 'a b.example', `${'x'.repeat(64)}.example`, 'a..example', `${'x.'.repeat(128)}example`, '\u001b[31m.example']) t.deepEqual(await dns.txt(name), { kind: 'none' }, name);
  t.deepEqual(asked, []);
});

test('a server of the settings that is no address is named at once', (t) => {
  const clock = createHandClock();
  for (const entry of ['localhost', '192.0.2', '192.0.2.1:x', 'https://192.0.2.1']) t.like(t.throws(() => createDns({ servers: [entry], clock })), { code: 'dns_server_malformed' });
  t.notThrows(() => createDns({ servers: ['192.0.2.1', '192.0.2.1:5353', '[2001:db8::1]:53', '2001:db8::1'], clock }));
});
