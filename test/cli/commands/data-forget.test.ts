import test from 'ava';
import { run } from '../../../cli/commands/data-forget.ts';
import { run as showStats } from '../../../cli/commands/data-stats.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { commandContext } from '../../support/command-context.ts';
import { errorOf } from '../../support/error-of.ts';
import { day, never, openMailWorld } from '../../support/mail-world.ts';

const nobody = { arguments: [], options: {} };
const expired = { arguments: [], options: { expired: true } };

test('whom the last message went to longer ago than is set is told of, and forgotten together when the user says so', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t, { settings: { sending: { retentionDays: 30 } } });
  const context = commandContext(engine.home, engine);
  const { lead } = await approve('Alder', { followUps: false });
  await sendApproved(engine, never);
  await clock.advance(31 * day);
  const later = await approve('Birch', { followUps: false });
  await sendApproved(engine, never);
  t.regex((await showStats(context)).text, /1 person has been kept longer than 30 days.*data forget --expired/);
  const { json, text } = await run(context, expired);
  t.like(json, { leads: 1, expired: [{ leadId: lead.id, company: 'Alder' }] });
  t.regex(text, /Alder +2026-03-02/);
  t.is(await engine.store.leads.find(lead.id), undefined);
  t.like(await engine.store.suppression.find(lead.email ?? ''), { reason: 'expired' });
  t.is((await engine.store.leads.get(later.lead.id)).company, 'Birch');
  t.regex((await run(context, expired)).text, /^Nobody has been kept longer than 30 days/);
  t.notRegex((await showStats(context)).text, /kept longer/);
});

test('it wants one person, or those whose time is over', async (t) => {
  const { engine } = await openMailWorld(t);
  for (const given of [nobody, { arguments: ['ann@alder.example'], options: { expired: true } }]) t.is((await errorOf(() => run(commandContext(engine.home, engine), given))).code, 'option_invalid');
  t.regex((await run(commandContext(engine.home, engine), { arguments: ['ann@alder.example'], options: {} })).text, /No lead had this address/);
});
