import test from 'ava';
import { run } from '../../../cli/commands/mail-domain.ts';
import { run as showLead } from '../../../cli/commands/data-lead.ts';
import type { DomainReport } from '../../../core/campaign/domain-report.ts';
import { verifyRecipient } from '../../../core/outbox/verify-recipient.ts';
import { commandContext } from '../../support/command-context.ts';
import { goodZone } from '../../support/domain-zone.ts';
import { errorOf } from '../../support/error-of.ts';
import { openSendingEngine } from '../../support/sending-engine.ts';
import { addLead } from '../../support/store.ts';

test('the domain that is written from is shown, and the exit code says whether a campaign would start', async (t) => {
  const { engine, again } = await openSendingEngine(t, {}, []);
  const bare = await run(commandContext(engine.home, engine), { arguments: [], options: {} });
  t.is(bare.exitCode, 1);
  t.regex(bare.text, /\n {2}Value {2}v=spf1 include:_spf\.google\.com ~all\n/);
  t.like(bare.json, { domain: 'example.org', isGated: true });
  const free = await run(commandContext(engine.home, engine), { arguments: ['mara@gmail.com'], options: {} });
  t.like(free, { exitCode: 0, json: { domain: 'gmail.com', isFreeMail: true } });
  const overridden = await run(commandContext(engine.home, await again({ sending: { domainOverride: 'example.org' } })), { arguments: [], options: {} });
  t.is(overridden.exitCode, 0);
  t.true((overridden.json as DomainReport).isOverridden);
});

test('what is no domain is refused with what is wanted', async (t) => {
  for (const named of ['x y', 'localhost', '', '\u001b[31m']) t.is((await errorOf(() => run(commandContext('/nowhere'), { arguments: [named], options: {} }))).code, 'option_invalid', named);
});

test('what was found of an address stands with its lead', async (t) => {
  const { engine } = await openSendingEngine(t, { ...goodZone('example.org'), 'brightwater.example': [{ mx: [0, ''] }] }, []);
  const lead = await addLead(engine.store, { email: 'info@brightwater.example', provenance: { uri: 'https://brightwater.example/', how: 'guessed' } });
  await verifyRecipient(engine, lead);
  const { text } = await showLead(commandContext(engine.home, engine), { arguments: [String(lead.id)], options: {} });
  t.regex(text, /guessed at https:\/\/brightwater\.example\/\nChecked {3}\d{4}-\d\d-\d\d: not to be written to\. brightwater\.example says that it takes no mail\. It belongs to a function/);
});
