import test from 'ava';
import { toolProblem } from '../../../core/kernel/check-tool.ts';
import { plugin, start } from '../../support/kernel.ts';
import { buildTool } from '../../support/tool-caller.ts';

const wrong: readonly (readonly [string, object, RegExp])[] = [
  ['has no description', { description: ' ' }, /no description/],
  ['has a risk that nobody knows', { risk: 'harmless' }, /unknown risk "harmless"/],
  ['has no deadline', { deadlineSeconds: 0 }, /deadlineSeconds/],
  ['may take a day', { deadlineSeconds: 86_400 }, /deadlineSeconds/],
  ['keeps its answers for no time', { cache: { seconds: 0 } }, /no number of seconds/],
  ['keeps the answers of what it does to the world', { risk: 'write', cache: { seconds: 9 } }, /is not read-only/],
  ['has a rate of half a call', { rate: { calls: 0.5, perSeconds: 1 } }, /rate/],
  ['has a schema that is none', { input: { type: 'objekt' } }, /input schema.*not valid/],
  ['takes no object', { input: { type: 'string' } }, /type: "object"/],
];

for (const [what, wish, reason] of wrong) {
  test(`a tool that ${what} is not loaded, and its plugin is told why`, async (t) => {
    const { kernel } = await start([plugin('toolbox', (scope) => scope.addTool({ ...buildTool(), ...wish }))]);
    t.regex(kernel.plugins[0]?.failure?.message ?? '', reason);
    t.deepEqual(kernel.tools.ids(), []);
  });
}

test('a sound tool is loaded, and named with what its plugin brings', async (t) => {
  t.is(toolProblem(buildTool({ cache: { seconds: 60 }, rate: { calls: 5, perSeconds: 60 } }) as never), undefined);
  const { kernel } = await start([plugin('toolbox', (scope) => scope.addTool(buildTool()))]);
  t.deepEqual(kernel.plugins[0]?.brings, ['tool echo']);
});
