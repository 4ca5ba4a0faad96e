import test from 'ava';
import type { CommandEntry } from '../../cli/command.ts';
import { commandTable, groups } from '../../cli/command-table.ts';
import { positiveInteger, readList } from '../../cli/option-values.ts';
import { runProgram } from '../../cli/program.ts';

const load = async () => ({ run: async () => ({ json: null, text: '' }) });
const commands: readonly CommandEntry[] = [
  { name: 'setup', summary: 'ask', load },
  { name: 'mail show', summary: 'one', arguments: [['<id>', 'number']], load },
  { name: 'run all', summary: 'all', options: [{ flags: '--venue <id>', meaning: 'where', repeatable: true }, { flags: '--limit <number>', meaning: 'how many', parse: positiveInteger('--limit') }, { flags: '--preset <name>', meaning: 'who', parse: readList('--preset', ['offline', 'fully_free']), setting: 'preset' }], load },
];

async function parse(...words: readonly string[]) {
  const calls: unknown[] = [];
  await runProgram(commands, '1.0.0', words, async ({ name }, given, common) => void calls.push({ name, ...given, common }));
  return calls;
}

test('A command is found by its group and name, with its arguments and options', async (t) => {
  t.deepEqual(await parse('mail', 'show', '7', '--home', '/h', '--json'), [{ name: 'mail show', arguments: ['7'], options: {}, common: { home: '/h', json: true, verbose: 0 } }]);
  t.deepEqual(await parse('run', 'all', '--venue', 'a', '--limit', '3', '--venue', 'b', '-vv'), [{ name: 'run all', arguments: [], options: { venue: ['a', 'b'], limit: 3 }, common: { verbose: 2 } }]);
  t.deepEqual(await parse('setup', '--set', 'a=1', '--set', 'b=2'), [{ name: 'setup', arguments: [], options: {}, common: { verbose: 0, set: ['a=1', 'b=2'] } }]);
});

test('A short form says what --set says, is checked first, and gives way to --set', async (t) => {
  t.deepEqual(await parse('run', 'all', '--preset', 'fully_free', '--set', 'preset=offline'), [{ name: 'run all', arguments: [], options: { preset: 'fully_free' }, common: { verbose: 0, set: ['preset=fully_free', 'preset=offline'] } }]);
  await t.throwsAsync(parse('run', 'all', '--preset', 'cheap'), { message: /--preset cannot be "cheap"/ });
});

test('What every command understands may stand in front as well', async (t) => {
  t.deepEqual(await parse('--home', '/h', '--json', 'mail', 'show', '7'), await parse('mail', 'show', '7', '--home', '/h', '--json'));
});

test('What is not understood is told, with what comes near', async (t) => {
  await t.throwsAsync(parse('mail', 'shwo', '7'), { message: /shwo(.|\n)*show/ });
  await t.throwsAsync(parse('mail', 'show'), { message: /id/ });
  await t.throwsAsync(parse('mail', 'show', '7', '--colour'), { message: /--colour/ });
  await t.throwsAsync(parse('run', 'all', '--limit', '-1'), { message: /--limit cannot be "-1"/ });
});

test('Every command of the table can be loaded, and its group is explained', async (t) => {
  for (const entry of commandTable) {
    t.is(typeof (await entry.load()).run, 'function', entry.name);
    const [group, name] = entry.name.split(' ');
    if (name !== undefined) t.true(group !== undefined && group in groups, entry.name);
    t.regex(entry.summary, /^[a-z]/, entry.name);
  }
  t.is(new Set(commandTable.map(({ name }) => name)).size, commandTable.length);
});
