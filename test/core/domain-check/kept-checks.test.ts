import test, { type ExecutionContext } from 'ava';
import { createDns } from '../../../core/dns/create-dns.ts';
import { checkAnew, currentCheck, keptCheck } from '../../../core/domain-check/kept-checks.ts';
import { startDnsStandIn, type ZoneEntry } from '../../support/dns-stand-in.ts';
import { goodZone } from '../../support/domain-zone.ts';
import { openTestStore } from '../../support/store.ts';

const question = { domain: 'example.org', transportHost: 'smtp.gmail.com' };
const hour = 3_600_000;

async function parts(t: ExecutionContext, zone: Record<string, ZoneEntry>) {
  const names = await startDnsStandIn(t, zone);
  const store = await openTestStore(t);
  return { store, clock: store.clock, dns: createDns({ servers: [names.server], clock: store.clock }), ...names };
}

test('what was well is kept for a day, and looked at anew after it', async (t) => {
  const with_ = await parts(t, goodZone('example.org'));
  const first = await currentCheck(with_, question);
  const asked = with_.asked.length;
  await with_.clock.advance(23 * hour);
  t.deepEqual(await currentCheck(with_, question), first);
  t.is(with_.asked.length, asked);
  await with_.clock.advance(hour);
  t.is((await currentCheck(with_, question)).at, first.at + 24 * hour);
});

test('what was not well is looked at anew after a minute', async (t) => {
  const with_ = await parts(t, goodZone('example.org', { '_dmarc.example.org': [] }));
  t.is((await currentCheck(with_, question)).check.findings[2]?.state, 'missing');
  with_.zone['_dmarc.example.org'] = [{ txt: 'v=DMARC1; p=none' }];
  await with_.clock.advance(61_000);
  t.is((await currentCheck(with_, question)).check.findings[2]?.state, 'ok');
});

test('a clock that was set back keeps nothing longer', async (t) => {
  const with_ = await parts(t, goodZone('example.org'));
  await currentCheck(with_, question);
  await with_.clock.advance(-48 * hour);
  const asked = with_.asked.length;
  await currentCheck(with_, question);
  t.true(with_.asked.length > asked);
});

test('what name servers do not say today stands as they said it last, with its day, over and over', async (t) => {
  const with_ = await parts(t, goodZone('example.org'));
  await checkAnew(with_, question);
  for (const name of Object.keys(with_.zone)) with_.zone[name] = 'servfail';
  for (const days of [2, 3]) {
    await with_.clock.advance(days * 24 * hour);
    const { check } = await checkAnew(with_, question);
    t.deepEqual(check.findings.map(({ state, asOf }) => [state, asOf]), ['ok', 'ok', 'ok', 'ok'].map((state) => [state, '2026-03-02T09:00:00.000Z']));
  }
  t.is((await checkAnew(with_, { ...question, domain: 'other.example' })).check.findings[0]?.state, 'missing');
});

test('without an answer, then or now, it stays unknown', async (t) => {
  const with_ = await parts(t, { 'example.org': 'servfail', '_dmarc.example.org': 'servfail' });
  t.is((await checkAnew(with_, question)).check.findings[0]?.state, 'unknown');
  t.is((await checkAnew(with_, question)).check.findings[0]?.state, 'unknown');
});

test('each server that sends has a check of its own', async (t) => {
  const with_ = await parts(t, goodZone('example.org'));
  await checkAnew(with_, question);
  t.is((await keptCheck(with_.store, question))?.check.provider, 'Google Workspace');
  t.is(await keptCheck(with_.store, { ...question, transportHost: 'smtp.sendgrid.net' }), undefined);
});
