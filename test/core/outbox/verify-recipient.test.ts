import test from 'ava';
import { createDns } from '../../../core/dns/create-dns.ts';
import { verifyRecipient } from '../../../core/outbox/verify-recipient.ts';
import { startDnsStandIn } from '../../support/dns-stand-in.ts';
import { addLead, openTestStore } from '../../support/store.ts';

const day = 24 * 3_600_000;

test('how an address was verified, and when, is kept with where it comes from, and a guess stays a guess', async (t) => {
  const { server, asked, zone } = await startDnsStandIn(t, { 'brightwater.example': [{ mx: [10, 'mail.brightwater.example'] }] });
  const store = await openTestStore(t);
  const parts = { store, clock: store.clock, dns: createDns({ servers: [server], clock: store.clock }) };
  const lead = await addLead(store, { email: 'ines@brightwater.example', provenance: { uri: 'https://brightwater.example/', how: 'guessed' } });
  const verified = { at: '2026-03-02T09:00:00.000Z', syntax: 'ok' as const, mx: 'ok' as const, isDisposable: false, isRole: false, isFreeMail: false, verdict: 'good' as const, because: [] };
  t.deepEqual(await verifyRecipient(parts, lead), verified);
  const noted = await store.leads.get(lead.id);
  t.deepEqual(noted.provenance, { uri: 'https://brightwater.example/', how: 'guessed', verified });
  t.is(noted.version, lead.version, 'it is no edit');

  delete zone['brightwater.example'];
  await store.clock.advance(29 * day);
  t.deepEqual(await verifyRecipient(parts, noted), verified);
  t.is(asked.length, 1);
  await store.clock.advance(2 * day);
  t.like(await verifyRecipient(parts, noted), { verdict: 'bad', at: '2026-04-02T09:00:00.000Z' });
  t.is((await store.leads.get(lead.id)).provenance?.verified?.verdict, 'bad');
});

test('what could not be looked up is tried again the next time, and another address has no verification', async (t) => {
  const { server, asked, zone } = await startDnsStandIn(t, { 'brightwater.example': 'servfail' });
  const store = await openTestStore(t);
  const parts = { store, clock: store.clock, dns: createDns({ servers: [server], clock: store.clock }) };
  const lead = await addLead(store, { email: 'ines@brightwater.example', provenance: { uri: 'https://brightwater.example/', how: 'stated' } });
  t.like(await verifyRecipient(parts, lead), { verdict: 'unknown' });
  zone['brightwater.example'] = [{ mx: [10, 'mail.brightwater.example'] }];
  t.like(await verifyRecipient(parts, await store.leads.get(lead.id)), { verdict: 'good' });
  t.is(asked.length, 3);

  const edited = await store.leads.edit(lead.id, lead.version, { email: 'omar@brightwater.example', provenance: { uri: 'user:', how: 'stated' } });
  await store.leads.noteVerified(lead.id, 'ines@brightwater.example', { at: '2026-03-02T09:00:00.000Z', syntax: 'ok', mx: 'ok', isDisposable: false, isRole: false, isFreeMail: false, verdict: 'good', because: [] });
  t.deepEqual((await store.leads.get(lead.id)).provenance, edited.provenance, 'a verification that came late is not of this address');
  t.is(await verifyRecipient(parts, { id: lead.id, email: null, provenance: null }), null);
});

test('an address that came without saying from where is verified like any other, is no fact, and is not asked about again each time', async (t) => {
  const { server, asked } = await startDnsStandIn(t, { 'brightwater.example': [{ mx: [10, 'mail.brightwater.example'] }] });
  const store = await openTestStore(t);
  const parts = { store, clock: store.clock, dns: createDns({ servers: [server], clock: store.clock }) };
  const lead = await addLead(store, { email: 'ines@brightwater.example' });
  t.is(lead.provenance, null);
  await verifyRecipient(parts, lead);
  const noted = await store.leads.get(lead.id);
  t.like(noted.provenance, { uri: 'venue:lever', how: 'imported', verified: { verdict: 'good' } });
  await verifyRecipient(parts, noted);
  t.is(asked.length, 1);
});
