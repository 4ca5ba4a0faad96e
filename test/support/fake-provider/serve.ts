// `npm run fake-model`: a model without a key, to try the product against each wire format.
import { parseArgs } from 'node:util';
import { startFakeProvider } from './fake-provider.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    'obey-injections': { type: 'boolean', default: false },
    'context-tokens': { type: 'string' },
  },
});
const contextTokens = values['context-tokens'];
const provider = await startFakeProvider(undefined, {
  port: Number(values.port),
  obeyInjections: values['obey-injections'],
  ...(contextTokens === undefined ? {} : { ollama: { contextTokens: Number(contextTokens) } }),
}).catch((thrown: NodeJS.ErrnoException) => {
  if (thrown.code !== 'EADDRINUSE') throw thrown;
  process.stderr.write(`Port ${values.port} is taken. Name another one with --port.\n`);
  process.exit(1);
});

process.stdout.write(`${howToTry(provider.url)}\n`);
// Ctrl+C ends it and closes its connections.
process.once('SIGINT', () => void provider.close());
process.once('SIGTERM', () => void provider.close());

/** What to type, for each format: each in a home of its own, or the second would find nothing left to do. */
function howToTry(url: string): string {
  const start = (backend: string, address: string, key: string) => `${key}npm start -- --home .outreach-sample/fake-${backend} --set llm.backend=${backend} --set llm.model=fake-large --set plugins.${backend}.baseUrl=${address}`;
  return [
    `A fake model answers at ${url}, as the offline rules would. Try the sample against it, in another terminal; any text will do as a key:`,
    '',
    'Anthropic Messages:',
    `  ${start('anthropic', url, 'ANTHROPIC_API_KEY=any ')}`,
    '',
    'OpenAI:',
    `  ${start('openai', `${url}/v1`, 'OPENAI_API_KEY=any ')}`,
    '',
    'Ollama:',
    `  ${start('ollama', url, '')}`,
    '',
    'With --obey-injections it does what strangers’ pages tell it; with --context-tokens N its Ollama cuts longer prompts without a word. Ctrl+C ends it.',
  ].join('\n');
}
