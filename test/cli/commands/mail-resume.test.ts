import test from 'ava';
import { run } from '../../../cli/commands/mail-resume.ts';
import { commandContext } from '../../support/command-context.ts';
import { day, openMailWorld } from '../../support/mail-world.ts';

const given = { arguments: ['main'], options: {} };

test('an account that paused itself goes on before its time, and what it had before does not pause it again', async (t) => {
  const { engine, clock } = await openMailWorld(t);
  await engine.store.sending.pause({ account: 'main', rule: 'bounces', reason: 'too many came back', since: clock.now(), until: clock.now() + day });
  t.like((await run(commandContext(engine.home, engine), given)).json, { account: 'main', resumed: true });
  t.deepEqual(await engine.store.sending.pauses(clock.now()), []);
});

test('a pause that has ended by itself needs no resuming', async (t) => {
  const { engine, clock } = await openMailWorld(t);
  await engine.store.sending.pause({ account: 'main', rule: 'quota', reason: 'enough for today', since: clock.now(), until: clock.now() + day });
  await clock.advance(day);
  t.is((await run(commandContext(engine.home, engine), given)).text, '"main" was not paused.');
});
