import test from 'ava';
import { domainReport } from '../../../core/campaign/domain-report.ts';
import { domainText } from '../../../cli/domain-text.ts';
import { goodZone } from '../../support/domain-zone.ts';
import { errorOf } from '../../support/error-of.ts';
import { openSendingEngine } from '../../support/sending-engine.ts';

test('the report of a bare domain names what holds it and every record to add, on lines that can be copied', async (t) => {
  const { engine } = await openSendingEngine(t, { 'example.org': [{ a: '192.0.2.1' }] }, []);
  const report = await domainReport(engine);
  t.like(report, { domain: 'example.org', transport: 'memory', transportHost: 'smtp.gmail.com', provider: 'Google Workspace', isGated: true, isOverridden: false });
  t.regex(report.hold ?? '', /no SPF record/);
  t.deepEqual(report.records.map(({ type, name }) => `${type} ${name}`), ['TXT example.org', 'TXT _dmarc.example.org']);
  const text = domainText(report);
  t.true(text.split('\n').includes('  Value  v=spf1 include:_spf.google.com ~all'));
  t.true(text.split('\n').includes('  Value  v=DMARC1; p=none; rua=mailto:mara@example.org'));
  t.regex(text, /SPF {4}missing {2}example\.org has no SPF record/);
  t.regex(text, /config set sending\.domainOverride example\.org/);
});

test('the report of a good domain, of another one, and of one that is overridden', async (t) => {
  const { engine, again } = await openSendingEngine(t, goodZone('example.org'), []);
  const good = await domainReport(engine);
  t.is(good.hold, null);
  t.deepEqual(good.records, []);
  t.regex(domainText(good), /Campaigns may start from example\.org\.$/);
  t.is((await domainReport(engine, { domain: 'other.example' })).domain, 'other.example');
  t.is((await errorOf(() => domainReport(engine, { domain: 'no domain' }))).code, 'email_address_invalid');
  const overridden = await domainReport(await again({ sending: { domainOverride: 'other.example' } }), { domain: 'Other.example' });
  t.is(overridden.hold, null);
  t.true(overridden.isOverridden);
  t.is(overridden.findings[0]?.state, 'missing', 'what is missing is shown all the same');
});

test('who has added the records and looks again at once sees them', async (t) => {
  const { engine, names } = await openSendingEngine(t, {}, []);
  t.regex((await domainReport(engine)).hold ?? '', /no SPF record/);
  Object.assign(names.zone, goodZone('example.org'));
  t.is((await domainReport(engine)).hold, null);
});

test('without an address to write from, it is asked for', async (t) => {
  const { engine } = await openSendingEngine(t, {}, [], { sender: { name: 'Mara', email: null, mailingAddress: null } });
  t.is((await errorOf(() => domainReport(engine))).code, 'sender_unknown');
});

test('records that want to move the cursor are printed harmlessly', async (t) => {
  const { engine } = await openSendingEngine(t, { 'example.org': [{ txt: 'v=spf1 \u001b[2Jevil \u009b31m ~all' }, { mx: [1, 'x\u001b[31m.example'] }], '_dmarc.example.org': [{ txt: 'v=DMARC1; p=\u001b]0;owned\u0007' }] }, []);
  t.notRegex(domainText(await domainReport(engine)).replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
});
