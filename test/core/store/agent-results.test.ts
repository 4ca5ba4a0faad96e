import test from 'ava';
import { addLead, openTestStore } from '../../support/store.ts';

test('what a module agent says about a lead is kept, once per agent and moment, the newest', async (t) => {
  const store = await openTestStore(t);
  const { id } = await addLead(store);
  await store.agentResults.put({ leadId: id, agent: 'keywords', moment: 'briefReady', value: { a: 1 } });
  await store.agentResults.put({ leadId: id, agent: 'keywords', moment: 'briefReady', value: { a: 2 } });
  await store.agentResults.put({ leadId: id, agent: 'keywords', moment: 'matchScored', value: {} });
  t.deepEqual(await store.agentResults.ofLead(id), [
    { leadId: id, agent: 'keywords', moment: 'briefReady', value: { a: 2 } },
    { leadId: id, agent: 'keywords', moment: 'matchScored', value: {} },
  ]);
});
