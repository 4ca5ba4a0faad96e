import test from 'ava';
import { run } from '../../../cli/commands/mail-settle.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { commandContext } from '../../support/command-context.ts';
import { errorOf } from '../../support/error-of.ts';
import { never, openMailWorld } from '../../support/mail-world.ts';

for (const [option, state, said] of [['arrived', 'sent', /counts as sent/], ['sendAgain', 'queued', /goes out again .*under the same Message-ID/], ['giveUp', 'cancelled', /is not sent/]] as const) {
  test(`"--${option.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}" ends the doubt about a message: it is ${state} from then on`, async (t) => {
    const { engine, approve } = await openMailWorld(t, { async send(_message, run) { await run.reach('dot_written'); throw new Error('silence'); } });
    const { email } = await approve('Alder');
    await sendApproved(engine, never);
    const { text } = await run(commandContext(engine.home, engine), { arguments: [String(email.id)], options: { [option]: true } });
    t.regex(text, said);
    t.is((await engine.store.outbox.ofEmail(email.id))[0]?.state, state);
  });
}

test('without one of the three answers, or with two of them, nothing happens', async (t) => {
  for (const options of [{}, { arrived: true, giveUp: true }]) t.is((await errorOf(() => run(commandContext('/nowhere'), { arguments: ['1'], options }))).code, 'option_invalid');
});
