import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { startFakeProvider } from '../support/fake-provider/fake-provider.ts';
import { formats, pendingDrafts, presetFormats, questionsTo, succeeded } from '../support/model-job.ts';
import { writeNotes } from '../support/notes.ts';
import { npmStart, outreach } from '../support/outreach.ts';
import { writeResume } from '../support/resume.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const recorder = fileURLToPath(new URL('../support/record-connections.ts', import.meta.url));

/** What a program wanted to reach beyond this machine; the environment that writes it down. */
function recording(t: ExecutionContext): { readonly environment: Readonly<Record<string, string>>; readonly attempts: () => Promise<readonly string[]> } {
  const file = join(temporaryFolder(t), 'connections.txt');
  return {
    environment: { NODE_OPTIONS: `--import=${recorder}`, RECORDED_CONNECTIONS: file },
    attempts: async () => (existsSync(file) ? (await readFile(file, 'utf8')).trim().split('\n') : []),
  };
}

test.serial('A whole campaign of fully_free reaches nothing but this machine', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const provider = await startFakeProvider(t);
  const { environment, attempts } = recording(t);
  const { words } = presetFormats.fully_free;
  succeeded(t, await npmStart(['--home', home, ...words(provider)], environment));
  const drafts = await pendingDrafts(home);
  t.is(drafts.length, 10);
  const ready = drafts.find(({ blockedBy }) => blockedBy.length === 0);
  for (const command of [['config', 'set', 'sender.mailingAddress', '1 Quay Street'], ['mail', 'approve', String(ready?.id)], ['mail', 'send'], ['mail', 'regenerate', String(drafts.find(({ id }) => id !== ready?.id)?.id)], ['run', 'analyze'], ['agents', 'list']]) {
    succeeded(t, await outreach([...command, '--home', home, ...formats.ollama.words(provider)], environment));
  }
  t.true(questionsTo(provider) >= 50, `${questionsTo(provider)} questions`);
  t.deepEqual(await attempts(), []);
});

test.serial('What is recorded is recorded: of notes with websites, fully_free looks up the companies and nobody else', async (t) => {
  const folder = temporaryFolder(t);
  const [home, notes, resume] = [join(folder, 'home'), join(folder, 'notes'), join(folder, 'resume.md')];
  await writeNotes(notes, 3);
  await writeResume(resume);
  const provider = await startFakeProvider(t);
  const { environment, attempts } = recording(t);
  succeeded(t, await outreach(['run', 'all', '--resume', resume, '--venue', 'markdown', '--from', notes, '--limit', '3', '--home', home, ...presetFormats.fully_free.words(provider)], environment));
  const reached = await attempts();
  t.true(reached.length > 0);
  t.true(reached.every((line) => /(?:alder|birch|cedar)-works\.example/.test(line)), reached.join('\n'));
});

test.serial('An Ollama on another machine, which the user has named, is the only one that is asked, and what failed is said', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const { environment, attempts } = recording(t);
  const outcome = await npmStart(['--home', home, '--json', '--preset', 'fully_free', '--set', 'llm.model=fake-large', '--set', 'plugins.ollama.baseUrl=http://ollama.example:11434'], environment);
  t.is(outcome.code, 1);
  t.like(outcome.json<{ readonly error: unknown }>().error, { code: 'model_unreachable', plugin: 'ollama' });
  const reached = await attempts();
  t.true(reached.length > 0 && reached.every((line) => line.includes('ollama.example')), reached.join('\n'));
});

test.serial('Without a chosen model fully_free says which ones there are and how to choose; what it then says works', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const provider = await startFakeProvider(t);
  const address = ['--set', `plugins.ollama.baseUrl=${provider.url}`];
  const outcome = await npmStart(['--home', home, '--preset', 'fully_free', ...address]);
  t.log(outcome.stderr.trim().split('\n').slice(-2).join('\n'));
  t.is(outcome.code, 2);
  t.regex(outcome.stderr, /No model of Ollama was chosen\.\n {2}Choose one with .*outreach config set llm\.model NAME.*outreach models list/);
  t.regex((await outreach(['models', 'list', '--home', home, '--set', 'preset=fully_free', ...address])).stdout, /fake-large/);
  succeeded(t, await outreach(['config', 'set', 'llm.model', 'fake-large', '--home', home]));
  succeeded(t, await npmStart(['--home', home, '--preset', 'fully_free', ...address]));
});
