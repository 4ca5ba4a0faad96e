// Secrets given in every way, and then everything that was written and printed is searched for them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { temporaryFolder } from '../support/temporary-folder.ts';

const command = fileURLToPath(new URL('../../cli/outreach.ts', import.meta.url));

const canaries = {
  ANTHROPIC_API_KEY: 'sk-ant-canary0anthropic0123',
  OPENAI_API_KEY: 'sk-canary0openai0123456789',
  SMTP_PASSWORD: 'cana ryca nary smtp',
  IMAP_PASSWORD: 'canary/imap+password',
  SOME_OTHER_SERVICE_TOKEN: 'canary/other+service==token',
} as const;

const setupFlags = ['--non-interactive', '--preset', 'offline', '--sender-name', 'Ada', '--sender-email', 'ada@example.org', '--mailing-address', '12 Mill Lane, Leeds'];

interface Ended {
  readonly code: number | null;
  readonly printed: string;
}

async function outreach(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [command, ...words], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed };
}

/** The forms in which a secret could stand somewhere without being seen at once. */
function forms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [secret, secret.replaceAll(' ', ''), encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), bytes.toString('base64').replaceAll('=', ''), bytes.toString('base64url'), bytes.toString('hex')];
}

function everythingUnder(folder: string): readonly (readonly [path: string, content: Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name))] as const);
}

test('no secret stands in any file of the home but encrypted, nor in anything printed, logged or given as JSON', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const at = ['--home', home];
  const printed: string[] = [];
  const call = async (code: number | null, words: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
    const ended = await outreach([...words, ...at], environment);
    t.is(ended.code, code, `${words.join(' ')}: ${ended.printed}`);
    printed.push(ended.printed);
  };

  await call(0, ['setup', ...setupFlags, '-vv'], canaries);
  await call(0, ['setup', ...setupFlags, '--json'], canaries);
  await call(0, ['config', 'show']);
  await call(0, ['config', 'show', '--json', '-vv'], canaries);
  // Put where they do not belong: as settings, as names, as values that are not valid.
  await call(2, ['config', 'set', 'plugins.ollama.apiKey', canaries.OPENAI_API_KEY, '-vv'], canaries);
  await call(2, ['config', 'set', 'web.userAgentContact', canaries.ANTHROPIC_API_KEY, '--json', '-vv']);
  await call(2, ['config', 'set', 'logging.files', canaries.ANTHROPIC_API_KEY, '--json', '-vv'], canaries);
  await call(2, ['config', 'set', canaries.SOME_OTHER_SERVICE_TOKEN, 'x', '--json', '-vv'], canaries);
  await call(2, ['config', 'show', '--set', `llm.openai=${canaries.OPENAI_API_KEY}`, '-vv'], canaries);
  await call(2, ['config', 'show', '--json', '-vv'], { ...canaries, LLM__OPENAI__API_KEY: canaries.OPENAI_API_KEY });
  await call(2, ['setup', ...setupFlags, '-vv'], { ...canaries, OPENAI_API_KEY: canaries.ANTHROPIC_API_KEY });
  // A key that is lost.
  rmSync(join(home, '.key'));
  await call(1, ['setup', ...setupFlags, '--json', '-vv'], canaries);
  await call(0, ['setup', ...setupFlags, '--reset-secrets', '-vv'], canaries);

  const files = everythingUnder(home);
  t.true(files.some(([path]) => path.endsWith('outreach.log')), 'the log was searched');
  t.true(files.some(([path, content]) => path.endsWith('secrets.json') && content.includes('__encrypted__:')), 'the secrets were stored');
  for (const [name, secret] of Object.entries(canaries)) {
    for (const form of forms(secret)) {
      for (const [path, content] of files) t.false(content.includes(form), `${name} as ${form} in ${path}`);
      t.false(printed.join('\n').includes(form), `${name} as ${form} was printed`);
    }
  }
});

test('a secret that the user wrote into the settings file is refused, and not repeated', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'config.json'), JSON.stringify({ plugins: { ollama: { password: 'canary-by-hand' } } }));
  const { code, printed } = await outreach(['config', 'show', '--json', '--home', home, '-vv']);
  t.is(code, 2);
  t.regex(printed, /plugins\.ollama\.password is a secret/);
  t.notRegex(printed, /canary/);
});
