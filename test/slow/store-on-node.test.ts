import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import test from 'ava';

const root = join(import.meta.dirname, '../..');

test('the store keeps its promises on the SQLite that comes with Node, as it does on the native driver', async (t) => {
  const words = [join(root, 'node_modules/ava/entrypoints/cli.js'), '--config', 'test/ava.config.js', 'test/core/store'];
  const child = spawn(process.execPath, words, { cwd: root, env: { ...process.env, OUTREACH_STORAGE_DRIVER: 'node' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  t.is(code, 0, output);
  t.regex(output, /\d{3} tests passed/, 'they were run');
});
