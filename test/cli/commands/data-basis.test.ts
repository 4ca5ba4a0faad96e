import test from 'ava';
import { run } from '../../../cli/commands/data-basis.ts';
import { run as showLead } from '../../../cli/commands/data-lead.ts';
import { commandContext } from '../../support/command-context.ts';
import { openTestEngine } from '../../support/engine.ts';
import { errorOf } from '../../support/error-of.ts';
import { addLead } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('the ground on which a lead may be written to is recorded, replaced, and shown with the lead', async (t) => {
  const engine = await openTestEngine(t, temporaryFolder(t), []);
  const lead = await addLead(engine.store);
  const context = commandContext(engine.home, engine);
  const id = [String(lead.id)];
  t.regex((await run(context, { arguments: id, options: {} })).text, /no ground is recorded/);
  await run(context, { arguments: id, options: { basis: 'consent', note: 'said so at the fair' } });
  const { json, text } = await run(context, { arguments: id, options: { basis: 'published-role', source: 'https://acme.example/team', subscriber: 'corporate' } });
  t.like(json, { leadId: lead.id, basis: { basis: 'published-role', source: 'https://acme.example/team', subscriber: 'corporate', note: null } });
  t.regex(text, /published-role, recorded \d{4}-\d\d-\d\d; https:\/\/acme\.example\/team; corporate address/);
  t.regex((await showLead(context, { arguments: id, options: {} })).text, /\nGround {4}published-role, recorded/);
});

test('a source that is no page, and details without a ground, are refused', async (t) => {
  const engine = await openTestEngine(t, temporaryFolder(t), []);
  const lead = await addLead(engine.store);
  const context = commandContext(engine.home, engine);
  for (const options of [{ basis: 'consent', source: 'their site' }, { source: 'https://acme.example/' }]) {
    t.is((await errorOf(() => run(context, { arguments: [String(lead.id)], options }))).code, 'option_invalid');
  }
  t.is(await engine.store.queue.basisOf(lead.id), null);
});
