import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { run } from '../../../cli/commands/config-set.ts';
import type { Engine } from '../../../core/engine.ts';
import { commandContext } from '../../support/command-context.ts';
import { createCast } from '../../support/cast.ts';
import { openTestEngine } from '../../support/engine.ts';
import { errorOf } from '../../support/error-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const given = (...words: string[]) => ({ arguments: words, options: {} });

test('changes one setting and says how it was understood', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const { json, text } = await run(commandContext(home), given('logging.files', '7'));
  t.deepEqual(json, { name: 'logging.files', value: 7, file: join(home, 'config.json') });
  t.regex(text, /logging\.files is now 7/);
  t.deepEqual(JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')), { logging: { files: 7 } });
});

test('an option of a plugin is read and checked by the plugin’s own schema', async (t) => {
  const home = temporaryFolder(t);
  const kernel = { plugins: [{ name: 'notes', options: { type: 'object', properties: { version: { type: 'string' }, depth: { type: 'integer' } } } }] };
  const engine = { kernel } as unknown as Partial<Engine>;
  await run(commandContext(home, engine), given('plugins.notes.version', '2024'));
  t.is((await errorOf(() => run(commandContext(home, engine), given('plugins.notes.depth', 'deep')))).code, 'settings_invalid');
  t.deepEqual(JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')), { plugins: { notes: { version: '2024' } } });
});

test('a secret is refused, and told where it belongs', async (t) => {
  const home = temporaryFolder(t);
  const error = await errorOf(() => run(commandContext(home, { kernel: { plugins: [] } } as unknown as Partial<Engine>), given('plugins.openai.apiKey', 'canary-key')));
  t.is(error.code, 'settings_secret');
  t.regex(error.help, /OPENAI_API_KEY/);
  t.false(existsSync(join(home, 'config.json')));
});

test('an agent, backend or transport that is not there is refused, and those that are there are named', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const context = commandContext(home, (await openTestEngine(t, temporaryFolder(t), [createCast({ candidates: [] }).plugin])) as unknown as Partial<Engine>);
  for (const [name, have] of [['transport', /memory/], ['llm.backend', /offline/], ['agents.writer.backend', /offline/], ['agents.writer.use', /writer/]] as const) {
    const error = await errorOf(() => run(context, given(name, 'nobody')));
    t.is(error.code, 'not_registered');
    t.regex(error.message + error.help, have);
  }
  t.false(existsSync(home), 'a refused setting makes no home');
  await run(context, given('llm.backend', 'offline'));
  t.deepEqual(JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')), { llm: { backend: 'offline' } });
});
