import test from 'ava';
import { createTerminal, type Verbosity } from '../../../cli/host/terminal.ts';
import { type LogLevel, logLevels, type LogLine } from '../../../core/contracts/ports.ts';

interface Screen {
  readonly isTTY?: boolean;
  readonly environment?: Record<string, string>;
  readonly verbosity?: Verbosity;
}

function shown(lines: readonly Partial<LogLine>[], { isTTY = false, environment = {}, verbosity = 0 }: Screen = {}): string {
  let text = '';
  const terminal = createTerminal({ stream: { write: (part) => (text += part), isTTY }, verbosity, home: '/somewhere', environment });
  for (const line of lines) terminal.write({ at: '', level: 'info', source: 'scout', message: 'm', ...line });
  return text;
}

test('the one who speaks stands in front', (t) => {
  t.is(shown([{ message: '12 leads found' }, { source: 'my-venue', message: 'slow' }]), '[Scout] 12 leads found\n[My-venue] slow\n');
});

const levels: readonly (readonly [verbosity: Verbosity, shown: readonly LogLevel[]])[] = [
  [0, ['error', 'warn', 'info']],
  [1, ['error', 'warn', 'info', 'debug']],
  [2, ['error', 'warn', 'info', 'debug', 'trace']],
];

for (const [verbosity, visible] of levels) {
  test(`with ${verbosity === 0 ? 'no flag' : `-${'v'.repeat(verbosity)}`} these levels are shown: ${visible.join(', ')}`, (t) => {
    const text = shown(logLevels.map((level) => ({ level, message: `at ${level}` })), { verbosity });
    t.deepEqual(logLevels.filter((level) => text.includes(`at ${level}`)), visible);
  });
}

test('warnings and errors say what to do', (t) => {
  const text = shown([
    { level: 'warn', message: 'slow', details: { help: 'Wait.' } },
    { level: 'error', message: 'gone', details: { error: { help: 'Put it back.' } } },
  ]);
  t.is(text, '[Scout] warning: slow\n  Wait.\n[Scout] error: gone\n  Put it back.\n');
});

const colours: readonly (readonly [screen: Screen, coloured: boolean])[] = [
  [{ isTTY: true }, true],
  [{ isTTY: false }, false],
  [{ isTTY: true, environment: { NO_COLOR: '1' } }, false],
  [{ isTTY: true, environment: { NO_COLOR: '' } }, true],
  [{ isTTY: true, environment: { TERM: 'dumb' } }, false],
  [{ isTTY: false, environment: { FORCE_COLOR: '1' } }, true],
  [{ isTTY: false, environment: { FORCE_COLOR: '1', NO_COLOR: '1' } }, false],
];

for (const [screen, coloured] of colours) {
  test(`${coloured ? 'colours' : 'no colours'} with ${JSON.stringify(screen)}`, (t) => {
    t.is(shown([{ level: 'error' }], screen).includes('\u001b['), coloured);
  });
}

test('what a page says cannot move the cursor, colour the terminal or fake a line', (t) => {
  const text = shown([{ source: 'a\nb', message: 'Acme\u001b[2J\r\n[Outreach] sent', details: { help: 'x' } }], { verbosity: 2 });
  t.is(text.split('\n').filter((line) => line.startsWith('[')).length, 1);
  t.notRegex(text, /\u001b/);
});

test('a line that comes a thousand times is not shown a thousand times', (t) => {
  t.true(shown(Array(1000).fill({ message: 'again' })).split('\n').length < 20);
});
