import test from 'ava';
import { readOutcomes } from '../../../core/analysis/outcomes.ts';
import { chosenVariant } from '../../../core/outbox/chosen-subject.ts';
import { openToken } from '../../../core/outbox/open-pixel.ts';
import { sent } from '../../support/sent-message.ts';
import { beginCampaign, candidate, draft, openTestStore, posting } from '../../support/store.ts';

test('nothing sent is nothing counted', async (t) => {
  const store = await openTestStore(t);
  t.deepEqual(await readOutcomes(store), { sent: 0, replied: 0, opened: 0, groups: [] });
});

test('what was sent is told apart by talking point, role, reader, size, venue and subject, of one campaign and of all', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  const emails = [
    await sent(store, campaignId, { text: 'Company size: 11-50', replied: true }),
    await sent(store, campaignId, { text: 'We are a team of 4.', venue: 'rss' }),
    await sent(store, campaignId, { venue: 'rss', subjectB: ' ' }),
  ];
  const { groups, ...total } = await readOutcomes(store, campaignId);
  t.deepEqual(total, { sent: 3, replied: 1, opened: 0 });
  const of = (group: string) => groups.filter((each) => each.group === group).map(({ value, drafted, sent: went, replied }) => [value, drafted, went, replied]);
  t.deepEqual(of('talking point'), [['product', 3, 3, 1]]);
  t.deepEqual(of('role'), [['not stated', 3, 3, 1]]);
  t.deepEqual(of('reader'), [['engineering', 3, 3, 1]]);
  t.deepEqual(of('company size'), [['1–10', 1, 1, 0], ['11–50', 1, 1, 1], ['not stated', 1, 1, 0]]);
  t.deepEqual(of('venue'), [['rss', 2, 2, 0], ['lever', 1, 1, 1]]);
  const compared = emails.slice(0, 2).map(chosenVariant);
  t.is(of('subject').reduce((sum, [, , went]) => sum + Number(went), 0), 2, 'a message with one subject takes part in no comparison');
  t.deepEqual(of('subject').map(([value]) => value), [...new Set(compared)].toSorted());
  t.deepEqual(await readOutcomes(store), await readOutcomes(store, campaignId));
  t.is((await readOutcomes(store, await beginCampaign(store, 'another'))).sent, 0);
});

test('the role is the title of the person, and not the opening that a posting offers', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  await sent(store, campaignId, { title: 'CTO', replied: true });
  await sent(store, campaignId, { title: 'Head of Engineering' });
  const [email] = [await sent(store, campaignId, { title: 'CTO' })];
  await store.documents.link(email.leadId, [posting('https://given.example/jobs/1', 'We hire.')]);
  const { groups } = await readOutcomes(store);
  t.deepEqual(groups.filter(({ group }) => group === 'role').map(({ value, sent: went, replied }) => [value, went, replied]), [['heads of technology', 2, 1], ['not stated', 1, 0]]);
});

test('a draft counts as drafted by venue and reader, and says nothing of a rate yet', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  const [stored] = await store.leads.upsertCandidates([{ candidate: candidate('Acme'), venue: 'csv' }]);
  const id = stored?.lead.id ?? 0;
  for (const status of ['researching', 'matched', 'drafted'] as const) await store.leads.setStatus(id, status);
  const email = await store.emails.add({ campaignId, leadId: id, draft, footer: '', messageId: '<only@example.org>', writtenBy: 'offline rules', blockedBy: [] });
  const none = { sent: 0, replied: 0, opened: 0 };
  t.deepEqual((await readOutcomes(store)).groups, [{ group: 'reader', value: 'engineering', drafted: 1, ...none }, { group: 'venue', value: 'csv', drafted: 1, ...none }]);
  await store.emails.reject(email.id, email.version, null);
  t.deepEqual((await readOutcomes(store)).groups, []);
});

test('a person who opened a message is counted once, however often its picture was loaded', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  const [one] = [await sent(store, campaignId), await sent(store, campaignId)];
  for (const day of ['2026-05-04', '2026-05-05']) await store.metrics.add({ day, name: 'opened', dimension: openToken(one?.messageId ?? ''), value: 3 });
  const { opened, groups } = await readOutcomes(store);
  t.is(opened, 1);
  t.is(groups.find(({ group }) => group === 'venue')?.opened, 1);
});

test('more messages than are read at once are all counted', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  for (let count = 0; count < 205; count += 1) await sent(store, campaignId, { replied: count % 4 === 0 });
  const { sent: went, replied, groups } = await readOutcomes(store);
  t.is(went, 205);
  t.is(replied, 52);
  for (const group of ['talking point', 'role', 'reader', 'company size', 'venue', 'subject']) t.is(groups.filter((each) => each.group === group).reduce((sum, each) => sum + each.sent, 0), 205, group);
});
