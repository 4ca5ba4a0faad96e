import { PassThrough } from 'node:stream';
import test from 'ava';
import { createAsker } from '../../../cli/host/asker.ts';
import { errorOf } from '../../support/error-of.ts';

function terminal({ isTTY = true } = {}) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => undefined });
  const output = new PassThrough();
  const stopping = new AbortController();
  let screen = '';
  output.on('data', (chunk) => (screen += String(chunk)));
  return { input, stopping, screen: () => screen, asker: createAsker({ input, output, signal: stopping.signal }) };
}

test('asks one question at a time and gives the answer without spaces around it', async (t) => {
  const { asker, input, screen } = terminal();
  const first = asker.ask('Your name');
  input.write('  Ada \r');
  t.is(await first, 'Ada');
  const second = asker.ask('Your address');
  input.write('x\r');
  t.is(await second, 'x');
  t.regex(screen(), /Your name: [\s\S]*Ada[\s\S]*Your address: /);
  asker.close();
});

test('what is typed in answer to a hidden question is not shown, then or later', async (t) => {
  const { asker, input, screen } = terminal();
  const hidden = asker.ask('Key', { hidden: true });
  input.write('canary');
  input.write('\u007fy\r');
  t.is(await hidden, 'canary');
  const next = asker.ask('Name');
  input.write('\u001b[A'); // the arrow up, which would bring back the line before
  input.write('Ada\r');
  t.is(await next, 'Ada');
  t.regex(screen(), /Key: /);
  t.notRegex(screen(), /canar/);
  asker.close();
});

test('the end of the input, Ctrl-C and an abort stop setup, and every question after it', async (t) => {
  for (const [stop, reason] of [
    [({ input }: ReturnType<typeof terminal>) => input.end(), /the input ended/],
    [({ input }: ReturnType<typeof terminal>) => input.write('\u0003'), /you pressed Ctrl-C/],
    [({ stopping }: ReturnType<typeof terminal>) => stopping.abort(new Error('x')), /you stopped it/],
  ] as const) {
    const screen = terminal();
    const asked = errorOf(() => screen.asker.ask('Your name'));
    stop(screen);
    const error = await asked;
    t.is(error.code, 'setup_stopped');
    t.regex(error.message, reason);
    t.is((await errorOf(() => screen.asker.ask('Again'))).code, 'setup_stopped');
  }
});
