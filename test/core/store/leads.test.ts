import test from 'ava';
import { leadStatuses } from '../../../core/domain/lead.ts';
import { mayBecome } from '../../../core/domain/lead-status.ts';
import { errorOf } from '../../support/error-of.ts';
import { addDraft, addLead, approve, candidate, openTestStore } from '../../support/store.ts';

test('a lead is found again by id, by address in any case, and by any spelling of its company', async (t) => {
  const store = await openTestStore(t);
  const lead = await addLead(store, { person: 'Jane Doe', email: 'Jane.Doe@Brightwater.example', provenance: { uri: 'https://brightwater.example/team', how: 'stated', quote: 'Write to Jane' } });
  t.deepEqual(await store.leads.get(lead.id), lead);
  t.is((await store.leads.findByAddress('JANE.DOE@brightwater.EXAMPLE'))?.id, lead.id);
  t.deepEqual((await store.leads.ofCompany('BRIGHTWATER FREIGHT, Inc.')).map(({ id }) => id), [lead.id]);
  t.deepEqual(await store.leads.many([lead.id, 999]), [lead]);
  t.is(await store.leads.find(999), undefined);
  t.is((await errorOf(() => store.leads.get(999))).code, 'not_found');
});

test('an edit of what somebody else has changed meanwhile is refused, and theirs stays', async (t) => {
  const store = await openTestStore(t);
  const lead = await addLead(store);
  const theirs = await store.leads.edit(lead.id, lead.version, { role: 'CTO' });
  t.is((await errorOf(() => store.leads.edit(lead.id, lead.version, { role: 'Intern' }))).code, 'edit_stale');
  t.deepEqual(await store.leads.get(lead.id), theirs);
  t.is(theirs.version, lead.version + 1);
});

test('an address belongs to one lead only, in whatever case', async (t) => {
  const store = await openTestStore(t);
  const jane = await addLead(store, { person: 'Jane', email: 'jane@brightwater.example' });
  const max = await addLead(store, { person: 'Max' });
  const error = await errorOf(() => store.leads.edit(max.id, max.version, { email: 'JANE@brightwater.example' }));
  t.is(error.code, 'email_address_taken');
  t.is(error.details['id'], jane.id);
  t.is((await errorOf(() => store.leads.edit(max.id, max.version, { email: 'max@x.example\r\nBcc: you@x.example' }))).code, 'email_address_invalid');
});

test('a lead that got an address and a name is still recognised when its posting is found again', async (t) => {
  const store = await openTestStore(t);
  const lead = await addLead(store, { role: 'Backend Engineer' });
  await store.leads.edit(lead.id, lead.version, { person: 'Jane Doe', email: 'jane@brightwater.example' });
  t.is((await addLead(store, { role: 'Backend Engineer' })).id, lead.id);
  t.is((await addLead(store, { person: 'Doe, Jane' })).id, lead.id);
});

test('a changed address voids the approval of what was written to the old one', async (t) => {
  const store = await openTestStore(t);
  const { lead, email } = await addDraft(store);
  await approve(store, email);
  await store.leads.edit(lead.id, (await store.leads.get(lead.id)).version, { email: 'other@brightwater.example' });
  t.like(await store.emails.get(email.id), { status: 'drafted', approvedHash: null });
  t.is((await store.outbox.counts()).cancelled, 1);
});

test('every change of status that the rule forbids is refused by code and by the database', async (t) => {
  const store = await openTestStore(t);
  let tried = 0;
  for (const from of leadStatuses) {
    for (const to of leadStatuses) {
      if (from === to) continue;
      const { id } = await addLead(store, { person: `${from} ${to}` });
      await store.write((tx) => {
        for (const step of leadStatuses.slice(1, leadStatuses.indexOf(from) + 1)) tx.run('UPDATE leads SET status = ? WHERE id = ?', step, id);
      });
      const raw = () => store.write((tx) => void tx.run('UPDATE leads SET status = ? WHERE id = ?', to, id));
      if (mayBecome(from, to)) await t.notThrowsAsync(raw, `${from} to ${to}`);
      else {
        t.is((await errorOf(() => store.leads.setStatus(id, to))).code, 'lead_status_illegal', `${from} to ${to}`);
        const error = await errorOf(raw);
        t.is(error.code, 'store_rule', `${from} to ${to}`);
        t.is((await store.leads.get(id)).status, from);
      }
      tried += 1;
    }
  }
  t.is(tried, 30);
});

test('a status or score that does not exist cannot be written, nor an address twice, not even by hand', async (t) => {
  const store = await openTestStore(t);
  await addLead(store, { person: 'Jane', email: 'jane@brightwater.example' });
  for (const sql of [
    "UPDATE leads SET status = 'lost'",
    'UPDATE leads SET score = 101',
    'UPDATE leads SET score = -1',
    "UPDATE leads SET company = ''",
    "INSERT INTO leads (company, email, venue, identity, created_at, updated_at) VALUES ('B', 'JANE@BRIGHTWATER.EXAMPLE', 'x', 'b|r:', 0, 0)",
    "INSERT INTO leads (company, venue, identity, created_at, updated_at) SELECT company, venue, identity, 0, 0 FROM leads",
    "UPDATE leads SET created_at = 'yesterday'",
  ]) {
    t.is((await errorOf(() => store.write((tx) => void tx.run(sql)))).code, 'store_rule', sql);
  }
});

test('advancing a lead that is further on leaves it there', async (t) => {
  const store = await openTestStore(t);
  const { id } = await addLead(store);
  t.is((await store.leads.advance(id, 'researching')).status, 'researching');
  t.is((await store.leads.advance(id, 'discovered')).status, 'researching');
  t.is((await errorOf(() => store.leads.advance(id, 'drafted'))).code, 'lead_status_illegal');
});

test('leads are counted by status', async (t) => {
  const store = await openTestStore(t);
  const { id } = await addLead(store, { person: 'Jane' });
  await addLead(store, { person: 'Max' });
  await store.leads.setStatus(id, 'researching');
  t.deepEqual(await store.leads.counts(), { discovered: 1, researching: 1, matched: 0, drafted: 0, sent: 0, replied: 0 });
});

test('candidates come back in the order in which they were given, each with what became of it', async (t) => {
  const store = await openTestStore(t);
  const stored = await store.leads.upsertCandidates(['Acme', 'Beta', 'ACME Inc.', 'Acme'].map((company) => ({ candidate: candidate(company), venue: 'yc' })));
  t.deepEqual(stored.map(({ outcome }) => outcome), ['new', 'new', 'merged', 'unchanged']);
  t.is(stored[2]?.lead.id, stored[0]?.lead.id);
});
