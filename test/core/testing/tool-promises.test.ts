import test from 'ava';
import type { Tool } from '../../../core/contracts/tool.ts';
import { brokenPromises } from '../../support/broken-promises.ts';
import { hang, plugin } from '../../support/kernel.ts';
import { buildTool } from '../../support/tool-caller.ts';

const input = { type: 'object', additionalProperties: false, properties: { word: { type: 'string', default: 'x', description: 'What to say.' } } };

/** What the tool does, and the promise that must notice, with its reason; none when it is sound. */
const tools: readonly (readonly [string, Partial<Tool<{ readonly word: string }>>, RegExp | null])[] = [
  ['does nothing wrong', {}, null],
  ['reads a page', { run: async (_, { web }) => (await web.page('https://a.example/')).title }, null],
  ['does not say what an argument is', { input: { ...input, properties: { word: { type: 'string' } } } }, /says to a model.*"word" has no description/],
  ['takes arguments that nobody knows', { input: { type: 'object', properties: {} } }, /says to a model.*additionalProperties/],
  ['answers with a date', { run: async () => new Date(0) }, /answers with plain data/],
  ['answers nothing', { run: async () => undefined }, /answers with plain data/],
  ['changes what it is asked', { run: async (asked) => ((asked as { word: string }).word = 'y') }, /answers with plain data.*read only/],
  ['has its changing answers kept', { cache: { seconds: 60 }, run: async () => Math.random() }, /gives the same answer/],
  ['does not hear its signal', { run: async (_, { web, signal }) => { await web.page('https://a.example/').catch(() => (signal.aborted ? hang() : undefined)); return 'x'; } }, /stops when it is cancelled.*more than 2 s/],
  ['prints', { run: async () => (process.stdout.write(''), 'x') }, /touches nothing outside.*printed/],
];

for (const [harm, wish, breaks] of tools) {
  test.serial(`a tool that ${harm} ${breaks === null ? 'keeps every promise' : 'is found out'}`, async (t) => {
    const subject = plugin('toolbox', (scope) => scope.addTool({ ...buildTool<{ readonly word: string }>({ input, run: async ({ word }) => word }), ...wish }));
    const broken = await brokenPromises(subject, { kind: 'tool', id: 'echo', input: {}, pages: { 'https://a.example/': '<title>A</title>' } });
    if (breaks === null) t.deepEqual(broken, []);
    else t.true(broken.some((each) => breaks.test(each)), broken.join('\n'));
  });
}
