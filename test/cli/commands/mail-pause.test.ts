import test from 'ava';
import { run as pause } from '../../../cli/commands/mail-pause.ts';
import { run as resume } from '../../../cli/commands/mail-resume.ts';
import { mailRound } from '../../../core/outbox/mail-round.ts';
import { commandContext } from '../../support/command-context.ts';
import { errorOf } from '../../support/error-of.ts';
import { never, openMailWorld } from '../../support/mail-world.ts';

const given = (...words: string[]) => ({ arguments: words, options: {} });

test('nothing leaves an account that is paused until it is resumed, and then everything does', async (t) => {
  const { engine, approve, cast } = await openMailWorld(t, { host: 'smtp.example.org' });
  const context = commandContext(engine.home, engine);
  await approve('Alder');
  const { json, text } = await pause(context, given());
  t.like(json, { account: 'main', rule: 'user', until: null });
  t.regex(text, /Nothing more is sent from "main"\. Go on: .*mail resume main/);
  const { held } = await mailRound(engine, never);
  t.regex(held[0]?.reason ?? '', /paused/);
  t.is(cast.delivered.length, 0);

  t.like(await resume(context, given('main')), { json: { account: 'main', resumed: true }, text: '"main" sends again.' });
  await mailRound(engine, never);
  t.is(cast.delivered.length, 1);
});

test('resuming what was not paused says so, and an account that is none is refused', async (t) => {
  const { engine } = await openMailWorld(t);
  const context = commandContext(engine.home, engine);
  t.like(await resume(context, given()), { json: { resumed: false }, text: '"main" was not paused.' });
  for (const command of [pause, resume]) t.is((await errorOf(() => command(context, given('third')))).code, 'not_registered');
});
