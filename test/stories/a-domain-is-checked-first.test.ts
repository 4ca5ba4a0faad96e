import test from 'ava';
import { runCampaign } from '../../core/orchestrator/runner.ts';
import { sendApproved } from '../../core/outbox/send-approved.ts';
import { whyNotSent } from '../../core/outbox/why-not-sent.ts';
import { approveDraft } from '../../core/review/decide-draft.ts';
import { createCast } from '../support/cast.ts';
import { startDnsStandIn } from '../support/dns-stand-in.ts';
import { goodZone } from '../support/domain-zone.ts';
import { beginTestCampaign, candidateAt, openTestEngine } from '../support/engine.ts';
import { errorOf } from '../support/error-of.ts';
import { openSendingEngine } from '../support/sending-engine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const never = new AbortController().signal;
const alder = [candidateAt('Alder')];
const takesMail = { 'alder.example': [{ mx: [10, 'mail.alder.example'] as const }] };

test('a campaign does not start from a domain without records, and says which to add; nothing is written', async (t) => {
  const { engine } = await openSendingEngine(t, {}, alder);
  const error = await errorOf(() => beginTestCampaign(engine));
  t.is(error.code, 'domain_not_ready');
  for (const lacking of [/no SPF record/, /No DKIM key/, /no DMARC record/]) t.regex(error.message, lacking);
  t.regex(error.help, /outreach mail domain example\.org/);
  t.regex(error.help, /sending\.domainOverride example\.org/);
  t.deepEqual(await engine.store.campaigns.list(), []);
});

for (const [lacking, name] of [['SPF', 'example.org'], ['DKIM', 'google._domainkey.example.org'], ['DMARC', '_dmarc.example.org']] as const) {
  test(`a campaign does not start when only ${lacking} is missing`, async (t) => {
    const { engine } = await openSendingEngine(t, goodZone('example.org', { [name]: [] }), alder);
    t.regex((await errorOf(() => beginTestCampaign(engine))).message, new RegExp(lacking));
  });
}

test('it starts when the records are there, also right after they were added', async (t) => {
  const { engine, names } = await openSendingEngine(t, { 'example.org': 'servfail' }, alder);
  t.is((await errorOf(() => beginTestCampaign(engine))).code, 'domain_not_ready');
  delete names.zone['example.org'];
  const { engine: ready } = await openSendingEngine(t, goodZone('example.org'), alder);
  t.is((await beginTestCampaign(ready)).status, 'active');
});

test('it starts with the override of exactly this domain, and not with another name', async (t) => {
  for (const domainOverride of ['example.com', 'org', 'mail.example.org', 'example.org.evil.example']) {
    const { engine } = await openSendingEngine(t, {}, alder, { sending: { domainOverride } }).catch(() => ({ engine: undefined })); // "org" is refused by the settings themselves
    if (engine !== undefined) t.is((await errorOf(() => beginTestCampaign(engine))).code, 'domain_not_ready', domainOverride);
  }
  const { engine, names } = await openSendingEngine(t, {}, alder, { sending: { domainOverride: 'Example.org' } });
  t.is((await beginTestCampaign(engine)).status, 'active');
  t.deepEqual(names.asked, [], 'who has decided does not wait for name servers');
});

test('a transport that keeps messages on this machine needs no domain, and no name server is asked', async (t) => {
  const { server, asked } = await startDnsStandIn(t, {});
  const engine = await openTestEngine(t, temporaryFolder(t), [createCast({ candidates: alder }).plugin], { dns: { servers: [server] } });
  const campaign = await beginTestCampaign(engine);
  await runCampaign(engine, { campaignId: campaign.id, signal: never });
  for (const { id } of await engine.store.emails.list()) await approveDraft(engine, id);
  t.is((await sendApproved(engine, never)).sent.length, 1);
  t.deepEqual(asked, []);
});

test('name servers that fail hold a campaign only until they were answered once, and never for ever', async (t) => {
  const { engine, names, again } = await openSendingEngine(t, goodZone('example.org'), alder);
  const first = await beginTestCampaign(engine);
  for (const name of Object.keys(names.zone)) names.zone[name] = 'servfail';
  // Another process: nothing is left but what was written down.
  const later = await again({ orchestration: { concurrency: 1 } });
  t.is((await beginTestCampaign(later)).id, first.id);

  const { engine: unknown } = await openSendingEngine(t, { 'example.org': 'servfail', '_dmarc.example.org': 'servfail' }, alder);
  const error = await errorOf(() => beginTestCampaign(unknown));
  t.regex(error.message, /could not be looked up: the name server could not find out/);
  t.notRegex(error.message, /no SPF record/);
});

test('messages that were approved under another transport wait for the domain, are all there, and go when it is ready', async (t) => {
  const { engine, cast, names, again } = await openSendingEngine(t, { ...takesMail }, alder, { sending: { domainOverride: 'example.org' } });
  const campaign = await beginTestCampaign(engine);
  await runCampaign(engine, { campaignId: campaign.id, signal: never });
  const [draft] = await engine.store.emails.list();
  await approveDraft(engine, draft?.id ?? 0);

  const strict = await again({ sending: {} });
  t.regex((await sendApproved(strict, never)).held[0]?.reason ?? '', /no SPF record/);
  t.deepEqual(cast.delivered, []);
  t.is((await strict.store.outbox.counts()).queued, 1);
  const why = await whyNotSent(strict, draft?.id ?? 0);
  t.is(why.rule, 'domain');
  t.regex(why.reason, /no SPF record/);
  t.regex(why.clears ?? '', /outreach mail domain/);
  await strict.close('the records are added');

  Object.assign(names.zone, goodZone('example.org'));
  const ready = await again({});
  t.is((await sendApproved(ready, never)).sent.length, 1);
  t.is((await whyNotSent(ready, draft?.id ?? 0)).rule, 'none');
});
