import test from 'ava';
import type { PlanOutput } from '../../../core/contracts/roles.ts';
import orchestrator from '../../../plugins/agents/orchestrator.ts';
import { askAgent } from '../../support/letters.ts';

test('a request for everything goes through all stages in their order', async (t) => {
  t.deepEqual(await askAgent<PlanOutput>(orchestrator, { request: 'all' }), { stages: ['scout', 'research', 'match', 'write'] });
});

for (const request of ['scout', 'research', 'match', 'write']) {
  test(`a request to ${request} goes through that stage alone`, async (t) => {
    t.deepEqual(await askAgent<PlanOutput>(orchestrator, { request }), { stages: [request] } as unknown as PlanOutput);
  });
}
