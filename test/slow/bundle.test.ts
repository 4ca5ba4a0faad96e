// The bundle of `npm run build` does the main job on its own, from any folder.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

const resume = `# Nora Feldt\n\nBackend Engineer\nnora@feldt.example\n\n## Skills\n\nTypeScript, PostgreSQL, Kubernetes, Go, Kafka\n\n## Experience\n\n### Backend Engineer, Brightwater Freight, 2019 - present\n\n${Array.from({ length: 30 }, (_, index) => `- Cut the nightly import number ${index + 1} from six hours to forty minutes with PostgreSQL and TypeScript.`).join('\n')}\n\n## Education\n\nBSc Computer Science, University of Exampleton, 2015\n`;

test('the bundle finds, researches, matches and drafts, without the sources', async (t) => {
  const folder = temporaryFolder(t);
  const outreach = (...words: string[]) => run(process.execPath, [join(root, 'dist/outreach.js'), '--home', join(folder, 'home'), ...words], { cwd: folder });
  mkdirSync(join(folder, 'notes'));
  writeFileSync(join(folder, 'me.md'), resume);
  writeFileSync(join(folder, 'notes/heron.md'), '---\ntitle: Heron Analytics\nemail: ines@heron.example\n---\nHeron Analytics hires backend engineers. We build event pipelines in TypeScript and PostgreSQL. Write to ines@heron.example.');
  t.regex((await outreach('--help')).stdout, /Usage: outreach/);
  await outreach('run', 'all', '--resume', join(folder, 'me.md'), '--venue', 'markdown', '--from', join(folder, 'notes'), '--limit', '1');
  const drafts = JSON.parse((await outreach('--json', 'mail', 'pending')).stdout) as readonly { readonly lead: { readonly company: string } }[];
  t.deepEqual(drafts.map(({ lead }) => lead.company), ['Heron Analytics']);

  // A prompt of the user's is laid over the one that came along in the bundle, and what is wrong with it is said before the run.
  mkdirSync(join(folder, 'home/prompts'), { recursive: true });
  writeFileSync(join(folder, 'home/prompts/write.draft.md'), `---\nversion: 1\n---\nSay it in the words of the house.\n`);
  const refused = await t.throwsAsync<Error & { readonly stderr: string }>(outreach('run', 'write'));
  t.regex(refused?.stderr ?? '', /home\/prompts\/write\.draft\.md cannot be used.*filled with "reader"/);
});

test('what the editor loads when it activates the extension has no package in it, and opens none', (t) => {
  const { outputs } = JSON.parse(readFileSync(join(root, 'dist/extension.meta.json'), 'utf8')) as { readonly outputs: Readonly<Record<string, Piece>> };
  const loaded = new Set(['dist/extension/out/extension.js']);
  const outside = new Set<string>();
  for (const piece of loaded) {
    for (const { path, kind, external } of outputs[piece]?.imports ?? []) {
      if (kind === 'import-statement') (external === true ? outside : loaded).add(path);
    }
  }
  const packages = [...loaded].flatMap((piece) => Object.keys(outputs[piece]?.inputs ?? {})).filter((input) => input.includes('node_modules'));
  t.deepEqual(packages, []);
  t.deepEqual([...outside].filter((name) => name !== 'vscode' && !name.startsWith('node:')), []);
  // The same look at all pieces finds them.
  const everywhere = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
  for (const name of ['openai', '@anthropic-ai/sdk', 'ollama', 'knex', 'nodemailer', 'imapflow']) t.true(everywhere.some((input) => input.includes(`node_modules/${name}/`)), name);
});

interface Piece {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
}
