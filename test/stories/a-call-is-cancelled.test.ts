// Cancel, in each state that a call can be in: it ends at once with the reason, and nothing more is asked.
import { getEventListeners } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import test from 'ava';
import { createAskingClock } from '../support/asking-clock.ts';
import { type Asking, askBackend, askedBackends, colourQuestion, red } from '../support/asked-backends.ts';
import type { ScriptedStep } from '../support/fake-provider/fake-provider.ts';

interface State {
  readonly title: string;
  readonly steps?: readonly ScriptedStep[];
  /** Resolves when the call is there. */
  readonly reached: (asking: Asking) => Promise<void>;
  readonly requests: number;
}

const states: readonly State[] = [
  { title: 'before anything is sent', reached: async () => undefined, requests: 0 },
  { title: 'while it waits for the headers', steps: [{ stall: 'headers' }], reached: ({ provider }) => provider.received(1), requests: 1 },
  { title: 'in the middle of the body', steps: [{ stall: 20 }], reached: async ({ provider }) => (await provider.received(1), await nextTurn()), requests: 1 },
  { title: 'in the pause before it asks again', steps: [{ status: 500 }], reached: ({ clock }) => clock.paused, requests: 1 },
  { title: 'in the re-ask', steps: [{ reply: { text: 'I cannot say.' } }, { stall: 'headers' }], reached: ({ provider }) => provider.received(2), requests: 2 },
];

for (const backend of askedBackends) {
  for (const { title, steps = [], reached, requests } of states) {
    test(`${backend}: a call that is cancelled ${title} ends with the reason, and asks no more`, async (t) => {
      const asking = await askBackend(t, backend, { clock: createAskingClock({ holdPauses: true }) });
      asking.provider.script(...steps, red, red);
      const stopping = new AbortController();
      const reason = new Error('enough');
      let ended: unknown;
      asking.model(stopping.signal).generateObject(colourQuestion).catch((thrown: unknown) => (ended = thrown));
      await reached(asking);
      stopping.abort(reason);
      // Turns of the event loop instead of 200 ms: nothing that takes its time fits into so few.
      for (let turn = 0; turn < 20 && ended === undefined; turn += 1) await nextTurn();
      t.is(ended, reason);
      t.is(asking.provider.requests.length, requests);
    });
  }

  test(`${backend}: a call that is cancelled while it waits for its turn ends with the reason, and is never sent`, async (t) => {
    const { provider, model } = await askBackend(t, backend, { limits: { concurrency: 1 } });
    provider.script({ stall: 'headers' });
    const first = new AbortController();
    const second = new AbortController();
    const busy = t.throwsAsync(model(first.signal).generateObject(colourQuestion));
    await provider.received(1);
    const waiting = t.throwsAsync(model(second.signal).generateObject(colourQuestion));
    await nextTurn();
    const reason = new Error('enough');
    second.abort(reason);
    t.is(await waiting, reason);
    first.abort(new Error('over'));
    await busy;
    t.is(provider.requests.length, 1);
  });

  test(`${backend}: a thousand cancelled calls leave no listener and no connection`, async (t) => {
    const { provider, model } = await askBackend(t, backend, { limits: { concurrency: 64 }, provider: { answer: () => new Promise(() => undefined) } });
    const lasting = new AbortController();
    for (let round = 0; round < 20; round += 1) {
      const stopping = new AbortController();
      const calls = Array.from({ length: 50 }, () => model(AbortSignal.any([stopping.signal, lasting.signal])).generateObject(colourQuestion).then(() => t.fail(), () => undefined));
      await nextTurn();
      stopping.abort(new Error('enough'));
      await Promise.all(calls);
    }
    while (provider.connections() > 0) await nextTurn();
    t.is(getEventListeners(lasting.signal, 'abort').length, 0);
  });
}
