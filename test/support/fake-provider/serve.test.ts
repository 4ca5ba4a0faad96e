import test from 'ava';
import { execa } from 'execa';
import { join } from 'node:path';
import { startFakeProvider } from './fake-provider.ts';

test('npm run fake-model serves all three formats and prints what to type', async (t) => {
  const child = execa('node', [join(import.meta.dirname, 'serve.ts'), '--port', '0']);
  t.teardown(() => child.kill());
  const { promise, resolve } = Promise.withResolvers<string>();
  let printed = '';
  child.stdout.on('data', (text) => {
    printed += String(text);
    if (printed.includes('Ctrl+C')) resolve(printed);
  });
  const text = await promise;
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
  for (const [backend, address] of [['anthropic', url], ['openai', `${url}/v1`], ['ollama', url]]) t.regex(text, new RegExp(`npm start -- --home \\.outreach-sample/fake-${backend} --set llm\\.backend=${backend} .*--set plugins\\.${backend}\\.baseUrl=${address}\n`));
  t.is((await fetch(`${url}/v1/models`)).status, 200);
  t.is((await fetch(`${url}/api/tags`)).status, 200);
  child.kill('SIGINT');
  t.is((await child).exitCode, 0);
});

test('a port that is taken is told in one line', async (t) => {
  const { url } = await startFakeProvider(t);
  const { exitCode, stderr } = await execa('node', [join(import.meta.dirname, 'serve.ts'), '--port', new URL(url).port], { reject: false });
  t.is(exitCode, 1);
  t.regex(stderr, /^Port \d+ is taken\. Name another one with --port\.$/);
});
