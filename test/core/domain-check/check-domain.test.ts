import test, { type ExecutionContext } from 'ava';
import { checkDomain, type DomainQuestion } from '../../../core/domain-check/check-domain.ts';
import { createDns } from '../../../core/dns/create-dns.ts';
import type { DomainCheck, DomainCheckName } from '../../../core/domain/domain-check.ts';
import { patience, startDnsStandIn, type ZoneEntry } from '../../support/dns-stand-in.ts';
import { dkimPublicKey, goodZone } from '../../support/domain-zone.ts';
import { createHandClock } from '../../support/hand-clock.ts';

const domain = 'example.org';
const key = dkimPublicKey();

async function check(t: ExecutionContext, zone: Record<string, ZoneEntry>, question: Partial<DomainQuestion> = {}): Promise<DomainCheck> {
  const { server } = await startDnsStandIn(t, zone);
  return checkDomain(createDns({ servers: [server], clock: createHandClock(), timeoutMs: patience(zone) }), { domain, transportHost: 'smtp.gmail.com', sender: `mara@${domain}`, ...question });
}

function states({ findings }: DomainCheck): Readonly<Record<string, string>> {
  return Object.fromEntries(findings.map(({ check: name, state }) => [name, state]));
}

function found({ findings }: DomainCheck, name: DomainCheckName) {
  const one = findings.find((each) => each.check === name);
  if (one === undefined) throw new Error(`nothing about ${name}`);
  return one;
}

const allOk = { spf: 'ok', dkim: 'ok', dmarc: 'ok', mx: 'ok' };
const spf = (text: string, ...more: readonly string[]): Record<string, ZoneEntry> => ({ [domain]: [...[text, ...more].map((txt) => ({ txt })), { mx: [1, 'smtp.google.com'] as const }] });

test('a domain whose records are right has nothing to add', async (t) => {
  const right = await check(t, goodZone(domain));
  t.deepEqual(states(right), allOk);
  t.is(right.provider, 'Google Workspace');
  t.true(right.findings.every(({ record, further }) => record === null && further.length === 0));
});

test('a bare domain is told each record to add, right for the server that sends', async (t) => {
  const google = await check(t, { [domain]: [{ a: '192.0.2.1' }] });
  t.deepEqual(states(google), { spf: 'missing', dkim: 'missing', dmarc: 'missing', mx: 'ok' });
  t.deepEqual(found(google, 'spf').record, { type: 'TXT', name: domain, value: 'v=spf1 include:_spf.google.com ~all' });
  t.deepEqual(found(google, 'dmarc').record, { type: 'TXT', name: `_dmarc.${domain}`, value: `v=DMARC1; p=none; rua=mailto:mara@${domain}` });
  t.is(found(google, 'dkim').record, null);
  t.regex(found(google, 'dkim').help, /admin\.google\.com/);

  const fastmail = await check(t, {}, { transportHost: 'smtp.fastmail.com' });
  t.deepEqual(found(fastmail, 'spf').record, { type: 'TXT', name: domain, value: 'v=spf1 include:spf.messagingengine.com ~all' });
  t.deepEqual(found(fastmail, 'dkim').record, { type: 'CNAME', name: `fm1._domainkey.${domain}`, value: `fm1.${domain}.dkim.fmhosted.com` });
  t.is(found(fastmail, 'dkim').further.length, 2);
  t.deepEqual(found(fastmail, 'mx').record, { type: 'MX', name: domain, value: '10 in1-smtp.messagingengine.com' });
  t.is(found(fastmail, 'mx').state, 'missing');
});

const hosts: readonly (readonly [host: string, include: string])[] = [
  ['smtp-relay.gmail.com', '_spf.google.com'],
  ['smtp.office365.com', 'spf.protection.outlook.com'],
  ['smtp.zoho.eu', 'zohomail.com'],
  ['smtp.protonmail.ch', '_spf.protonmail.ch'],
  ['smtp.mail.me.com', 'icloud.com'],
  ['smtp.eu.mailgun.org', 'mailgun.org'],
  ['smtp.sendgrid.net', 'sendgrid.net'],
  ['email-smtp.eu-west-1.amazonaws.com', 'amazonses.com'],
];

for (const [host, include] of hosts) {
  test(`who sends by ${host} is asked for its include, with what the record says already`, async (t) => {
    const missing = await check(t, { [domain]: [{ txt: 'v=spf1 ip4:192.0.2.7 -all' }] }, { transportHost: host });
    t.is(found(missing, 'spf').state, 'broken');
    t.is(found(missing, 'spf').record?.value, `v=spf1 ip4:192.0.2.7 include:${include} -all`);
    const there = await check(t, { [domain]: [{ txt: `v=spf1 include:${include} -all` }], [include]: [{ txt: 'v=spf1 ip4:198.51.100.0/24 ~all' }] }, { transportHost: host });
    t.is(found(there, 'spf').state, 'ok');
  });
}

test('mail is sent by one service and taken by another: both may send', async (t) => {
  const { findings } = await check(t, { [domain]: [{ mx: [0, 'example-org.mail.protection.outlook.com'] }] }, { transportHost: 'smtp.sendgrid.net' });
  t.is(findings[0]?.record?.value, 'v=spf1 include:sendgrid.net include:spf.protection.outlook.com ~all');
});

test('a server of the user\'s own is found in the record by name, by address or by MX; otherwise it is said that nobody can tell', async (t) => {
  const own = { transportHost: 'mail.example.net' };
  const zone = (text: string): Record<string, ZoneEntry> => ({ [domain]: [{ txt: text }, { mx: [10, 'mail.example.net'] }], 'mail.example.net': [{ a: '192.0.2.25' }] });
  for (const text of ['v=spf1 a:mail.example.net -all', 'v=spf1 mx -all', 'v=spf1 ip4:192.0.2.0/24 -all']) t.regex(found(await check(t, zone(text), own), 'spf').message, /lets mail\.example\.net send/, text);
  const other = found(await check(t, zone('v=spf1 ip4:198.51.100.1 -all'), own), 'spf');
  t.is(other.state, 'ok');
  t.regex(other.message, /cannot be told/);
  const nobody = found(await check(t, zone('v=spf1 -all'), own), 'spf');
  t.is(nobody.state, 'broken');
  t.is(nobody.record?.value, 'v=spf1 a:mail.example.net -all');
});

test('a server of the same domain sends by itself: a record that leaves it out is broken, unless its name only points to somebody else', async (t) => {
  const own = { transportHost: 'mail.example.org' };
  const zone = { [domain]: [{ txt: 'v=spf1 ip4:198.51.100.1 -all' }, { mx: [10, 'mail.example.org'] as const }], 'mail.example.org': [{ a: '192.0.2.25' }] };
  const left = found(await check(t, zone, own), 'spf');
  t.is(left.state, 'broken');
  t.is(left.record?.value, 'v=spf1 ip4:198.51.100.1 a:mail.example.org -all');
  t.is(found(await check(t, { ...zone, 'mail.example.org': [{ cname: 'relay.example.net' }], 'relay.example.net': [{ a: '192.0.2.25' }] }, own), 'spf').state, 'ok');
  t.is(found(await check(t, { ...zone, [domain]: [{ txt: left.record?.value ?? '' }] }, own), 'spf').state, 'ok');
});

test('an include that was written out as addresses, or is made for each message, is no lack', async (t) => {
  t.is(found(await check(t, goodZone(domain, spf('v=spf1 ip4:192.0.0.0/16 -all'))), 'spf').state, 'ok');
  const made = found(await check(t, goodZone(domain, spf('v=spf1 include:%{ir}.%{v}._spf.example.net -all'))), 'spf');
  t.is(made.state, 'ok');
  t.regex(made.message, /cannot be told/);
});

test('a redirect leads to the record that counts', async (t) => {
  t.is(found(await check(t, goodZone(domain, { ...spf('v=spf1 redirect=_spf.example.org'), '_spf.example.org': [{ txt: 'v=spf1 include:_spf.google.com -all' }] })), 'spf').state, 'ok');
  t.is(found(await check(t, goodZone(domain, spf('v=spf1 redirect=_spf.example.org'))), 'spf').state, 'broken');
});

const badSpf: readonly (readonly [harm: string, zone: Record<string, ZoneEntry>, says: RegExp, record: string | null])[] = [
  ['two records', spf('v=spf1 include:_spf.google.com ~all', 'v=spf1 ip4:192.0.2.7 -all'), /2 SPF records/, 'v=spf1 include:_spf.google.com ip4:192.0.2.7 -all'],
  ['everybody may send', spf('v=spf1 include:_spf.google.com +all'), /everybody/, 'v=spf1 include:_spf.google.com ~all'],
  ['a word that is no part of SPF', spf('v=spf1 include:_spf.google.com ipv4:192.0.2.1 ~all'), /ipv4/, 'v=spf1 include:_spf.google.com ~all'],
  ['a version that is mistyped', spf('v= spf1 include:_spf.google.com ~all'), /do not take/, 'v=spf1 include:_spf.google.com ~all'],
  ['an include that is gone', spf('v=spf1 include:_spf.google.com include:gone.example ~all'), /gone\.example, which has no SPF record/, null],
  ['an include that has two records', { ...spf('v=spf1 include:_spf.google.com include:two.example ~all'), 'two.example': [{ txt: 'v=spf1 -all' }, { txt: 'v=spf1 ~all' }] }, /several/, null],
  ['an include of itself', { ...spf('v=spf1 include:_spf.google.com include:loop.example ~all'), 'loop.example': [{ txt: 'v=spf1 include:loop.example -all' }] }, /includes itself/, null],
  ['an include that lets everybody send', { ...spf('v=spf1 include:_spf.google.com include:open.example ~all'), 'open.example': [{ txt: 'v=spf1 +all' }] }, /everybody/, 'v=spf1 include:_spf.google.com include:open.example ~all'],
  ['eleven lookups', { ...spf(`v=spf1 ${Array.from({ length: 11 }, (_, index) => `include:i${index}.example`).join(' ')} ~all`), ...Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`i${index}.example`, [{ txt: 'v=spf1 ip4:192.0.2.1 -all' }]])) }, /more than 10 lookups/, null],
  ['three hosts that are gone', spf('v=spf1 include:_spf.google.com a:one.example a:two.example a:three.example ~all'), /3 hosts/, null],
];

for (const [harm, zone, says, record] of badSpf) {
  test(`SPF is broken by ${harm}, and what to put there is said where it can be known`, async (t) => {
    const one = found(await check(t, goodZone(domain, zone)), 'spf');
    t.is(one.state, 'broken');
    t.regex(one.message, says);
    t.is(one.record?.value ?? null, record);
    t.not(one.help, '');
  });
}

test('ten lookups are allowed', async (t) => {
  const names = Array.from({ length: 9 }, (_, index) => `i${index}.example`);
  const zone = { ...spf(`v=spf1 include:_spf.google.com ${names.map((name) => `include:${name}`).join(' ')} ~all`), ...Object.fromEntries(names.map((name) => [name, [{ txt: 'v=spf1 ip4:192.0.2.1 -all' }]])) };
  t.is(found(await check(t, goodZone(domain, zone)), 'spf').state, 'ok');
});

const dkimAt = (name: string, entry: ZoneEntry): Record<string, ZoneEntry> => ({ [`google._domainkey.${domain}`]: [], [name]: entry });

test('a key is found under a usual selector, under the user\'s own, through a CNAME, and at the parent', async (t) => {
  const record: ZoneEntry = [{ txt: `v=DKIM1; p=${key}` }];
  const usual = found(await check(t, goodZone(domain, dkimAt(`s1._domainkey.${domain}`, record))), 'dkim');
  t.is(usual.state, 'ok');
  t.regex(usual.help, /Google Workspace usually signs with google/);
  t.is(found(await check(t, goodZone(domain, dkimAt(`odd-2026._domainkey.${domain}`, record))), 'dkim').state, 'missing');
  t.is(found(await check(t, goodZone(domain, dkimAt(`odd-2026._domainkey.${domain}`, record)), { selectors: ['odd-2026'] }), 'dkim').state, 'ok');
  const aliased = { ...dkimAt(`selector1._domainkey.${domain}`, [{ cname: 'selector1-example-org._domainkey.example.net' }]), 'selector1-example-org._domainkey.example.net': record };
  t.is(found(await check(t, goodZone(domain, aliased)), 'dkim').state, 'ok');
  t.is(found(await check(t, goodZone('mail.example.org', { 'google._domainkey.mail.example.org': [], 'google._domainkey.example.org': record }), { domain: 'mail.example.org' }), 'dkim').state, 'ok');
});

const badKeys: readonly (readonly [harm: string, entry: ZoneEntry, says: RegExp])[] = [
  ['revoked', [{ txt: 'v=DKIM1; k=rsa; p=' }], /revoked/],
  ['too short', [{ txt: `v=DKIM1; p=${dkimPublicKey(512)}` }], /512 bits/],
  ['there twice', [{ txt: `v=DKIM1; p=${key}` }, { txt: `v=DKIM1; p=${dkimPublicKey()}` }], /2 records/],
  ['a pointer to nothing', [{ cname: 'gone._domainkey.example.net' }], /points to "gone\._domainkey\.example\.net"/],
  ['a pointer to itself', [{ cname: `google._domainkey.${domain}` }], /points to/],
];

for (const [harm, entry, says] of badKeys) {
  test(`a DKIM key that is ${harm} cannot be used`, async (t) => {
    const one = found(await check(t, goodZone(domain, dkimAt(`google._domainkey.${domain}`, entry))), 'dkim');
    t.is(one.state, 'broken');
    t.regex(one.message, says);
  });
}

test('a wildcard that gives another text for every selector is no key', async (t) => {
  const everything = goodZone(domain, { [`google._domainkey.${domain}`]: [{ txt: 'v=spf1 -all' }] });
  t.is(found(await check(t, everything), 'dkim').state, 'missing');
});

test('a key of 1,024 bits can be used, with a word about longer ones', async (t) => {
  const one = found(await check(t, goodZone(domain, dkimAt(`google._domainkey.${domain}`, [{ txt: `p=${dkimPublicKey(1024)}` }]))), 'dkim');
  t.is(one.state, 'ok');
  t.regex(one.help, /2048/);
});

test('DMARC is found on the parent, with its policy for subdomains', async (t) => {
  const sub = 'jobs.mail.example.co.uk';
  const zone = (text: string) => goodZone(sub, { [`_dmarc.${sub}`]: [], '_dmarc.example.co.uk': [{ txt: text }] });
  const one = found(await check(t, zone('v=DMARC1; p=reject; sp=none; rua=mailto:a@example.co.uk'), { domain: sub }), 'dmarc');
  t.is(one.state, 'ok');
  t.regex(one.message, /example\.co\.uk, which is for jobs\.mail\.example\.co\.uk as well, asks receivers only to report/);
  const none = await check(t, goodZone(sub, { [`_dmarc.${sub}`]: [], '_dmarc.mail.example.co.uk': [{ txt: 'v=DMARC1; p=none' }] }), { domain: sub });
  t.is(found(none, 'dmarc').state, 'missing', 'RFC 7489 looks at the organisational domain, and nowhere in between');
});

const badDmarc: readonly (readonly [harm: string, texts: readonly string[], says: RegExp])[] = [
  ['two records', ['v=DMARC1; p=none', 'v=DMARC1; p=reject'], /2 DMARC records/],
  ['a policy that there is not', ['v=DMARC1; p=block'], /its policy "block"/],
  ['no policy', ['v=DMARC1; rua=mailto:a@example.org'], /no policy/],
  ['its version in the wrong place', ['p=none; v=DMARC1'], /do not take/],
];

for (const [harm, texts, says] of badDmarc) {
  test(`DMARC is broken by ${harm}`, async (t) => {
    const one = found(await check(t, goodZone(domain, { [`_dmarc.${domain}`]: texts.map((txt) => ({ txt })) })), 'dmarc');
    t.is(one.state, 'broken');
    t.regex(one.message, says);
    t.is(one.record?.value, `v=DMARC1; p=none; rua=mailto:mara@${domain}`);
  });
}

test('a policy that would hit the user\'s own mail is said', async (t) => {
  const own = await check(t, { [domain]: [{ mx: [1, 'smtp.google.com'] }], [`_dmarc.${domain}`]: [{ txt: 'v=DMARC1; p=reject' }] });
  t.deepEqual(states(own), { spf: 'missing', dkim: 'missing', dmarc: 'broken', mx: 'ok' });
  t.regex(found(own, 'dmarc').message, /refuse what neither SPF nor DKIM proves, and that is your own mail/);
  const sub = 'mail.example.org';
  const strict = await check(t, goodZone(sub, { [`google._domainkey.${sub}`]: [], 'google._domainkey.example.org': [{ txt: `p=${key}` }], [`_dmarc.${sub}`]: [{ txt: 'v=DMARC1; p=reject; adkim=s' }] }), { domain: sub });
  t.regex(found(strict, 'dmarc').message, /adkim=s/);
});

test('who takes no mail gets no answers', async (t) => {
  const nobody = await check(t, goodZone(domain, { [domain]: [{ txt: 'v=spf1 include:_spf.google.com ~all' }] }));
  t.is(found(nobody, 'mx').state, 'missing');
  t.deepEqual(found(nobody, 'mx').record, { type: 'MX', name: domain, value: '1 smtp.google.com' });
  const refused = await check(t, goodZone(domain, { [domain]: [{ txt: 'v=spf1 include:_spf.google.com ~all' }, { mx: [0, ''] }] }));
  t.is(found(refused, 'mx').state, 'broken');
  const elsewhere = await check(t, goodZone(domain, { [domain]: [{ txt: 'v=spf1 include:_spf.google.com ~all' }] }), { repliesTo: 'gmail.com' });
  t.is(found(elsewhere, 'mx').state, 'ok');
});

for (const how of ['servfail', 'silent', 'refused'] as const) {
  test(`name servers that fail (${how}) leave everything unknown, and nothing is said to be missing`, async (t) => {
    const zone = Object.fromEntries([domain, `google._domainkey.${domain}`, `_dmarc.${domain}`].map((name) => [name, how]));
    t.deepEqual(states(await check(t, zone)), { spf: 'unknown', dkim: 'unknown', dmarc: 'unknown', mx: 'unknown' });
    t.deepEqual(states(await check(t, goodZone(domain, { [`google._domainkey.${domain}`]: how, [`_dmarc.${domain}`]: how }))), { spf: 'ok', dkim: 'unknown', dmarc: 'unknown', mx: 'ok' });
    t.is(found(await check(t, goodZone(domain, { '_spf.google.com': how })), 'spf').state, 'unknown');
  });
}

test('a mail service for everyone sees to its own records, unless somebody else is to send for it', async (t) => {
  const { server, asked } = await startDnsStandIn(t, {});
  const dns = createDns({ servers: [server], clock: createHandClock() });
  for (const [address, transportHost] of [['gmail.com', 'smtp.gmail.com'], ['outlook.com', 'smtp-mail.outlook.com'], ['gmx.de', 'mail.gmx.net'], ['proton.me', '127.0.0.1'], ['posteo.de', 'posteo.de'], ['icloud.com', null]] as const) {
    const own = await checkDomain(dns, { domain: address, transportHost });
    t.deepEqual(states(own), allOk, address);
    t.true(own.isFreeMail);
    t.regex(own.findings[0]?.message ?? '', /mail service for everyone/);
  }
  t.is((await checkDomain(dns, { domain: 'gmail.com', transportHost: 'smtp.sendgrid.net' })).findings[0]?.state, 'broken');
  t.deepEqual(asked, []);
});

test('hostile records are shown harmlessly: escapes, control characters, turned writing, 64 KB', async (t) => {
  const nasty = '\u001b[2J\u001b]0;owned\u0007\u0000\r\nfrom: x\u009b31m';
  const zone: Record<string, ZoneEntry> = {
    [domain]: [{ txt: `v=spf1 ${nasty} include:${nasty} ~all` }, { mx: [1, 'a\u001b[31m.example'] }],
    [`google._domainkey.${domain}`]: [{ txt: `v=DKIM1; ${nasty}; p=${nasty}` }],
    [`_dmarc.${domain}`]: [{ txt: `v=DMARC1; p=${nasty}` }],
  };
  const large: Record<string, ZoneEntry> = {
    [domain]: [{ txt: `v=spf1 ${'include:x.example '.repeat(3_400)}` }],
    [`google._domainkey.${domain}`]: [{ txt: `v=DKIM1; p=${'A'.repeat(60_000)}` }],
    [`_dmarc.${domain}`]: [{ txt: `v=DMARC1; p=none; rua=${','.repeat(60_000)}` }],
  };
  for (const spoilt of [zone, large]) {
    const { findings } = await check(t, spoilt);
    for (const { message, help, record } of findings) {
      t.notRegex(`${message}${help}${record?.value ?? ''}`, /[\p{Cc}\p{Cf}]/u);
      t.true(message.length < 800 && help.length < 800);
    }
    t.deepEqual(findings.slice(0, 3).map(({ state }) => state), ['broken', 'broken', 'broken']);
  }
});

test('the check ends at once when it is aborted', async (t) => {
  const { server } = await startDnsStandIn(t, { [domain]: 'silent' });
  const stopping = new AbortController();
  const checking = checkDomain(createDns({ servers: [server], clock: createHandClock() }), { domain, transportHost: null }, stopping.signal);
  stopping.abort(new Error('enough'));
  await t.throwsAsync(checking, { message: 'enough' });
});
