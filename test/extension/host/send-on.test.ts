import test from 'ava';
import type { SendReport } from '../../../core/outbox/send-approved.ts';
import { sendOn, type SendingHere } from '../../../extension/host/send-on.ts';

const never = new AbortController().signal;
const sent = (...ids: readonly number[]) => ({ sent: ids.map((emailId) => ({ emailId, to: `${emailId}@example.org`, reference: '' })), held: [] }) as unknown as SendReport;

/** Engines one after the other, each with what it sends and how it ends. */
function windows(engines: readonly { readonly send: () => Promise<SendReport>; readonly ends?: 'halted' | 'brokenOff' }[]) {
  let at = 0;
  const here = (): SendingHere | undefined => {
    const engine = engines[at];
    return engine && { send: engine.send, isHalted: () => engine.ends !== undefined, isBrokenOff: () => engine.ends === 'brokenOff' };
  };
  return { here, openEngine: async () => void (at += 1), isForGood: () => false, signal: never };
}

test('settings that are saved while mail goes out halt it after the message that is being sent, and it goes on with the new settings', async (t) => {
  const report = await sendOn(windows([{ send: async () => sent(1), ends: 'halted' }, { send: async () => sent(2, 3) }]));
  t.deepEqual(report.sent.map(({ emailId }) => emailId), [1, 2, 3]);
});

test('a message that took too long is broken off, and the others go on', async (t) => {
  const report = await sendOn(windows([{ send: async () => Promise.reject(new Error('sending stops here')), ends: 'brokenOff' }, { send: async () => sent(2) }]));
  t.deepEqual(report.sent.map(({ emailId }) => emailId), [2]);
});

test('what goes wrong otherwise is told to whoever asked', async (t) => {
  await t.throwsAsync(sendOn(windows([{ send: async () => Promise.reject(new Error('the login was refused')) }])), { message: 'the login was refused' });
  await t.throwsAsync(sendOn(windows([])), { message: /needs the engine/ });
});

test('a window that closes sends nothing further, and whoever has stopped it hears of that', async (t) => {
  const halted = windows([{ send: async () => sent(1), ends: 'halted' }, { send: async () => sent(2) }]);
  t.deepEqual((await sendOn({ ...halted, isForGood: () => true })).sent.map(({ emailId }) => emailId), [1]);
  await t.throwsAsync(sendOn({ ...halted, signal: AbortSignal.abort(new Error('stopped by you')) }), { message: 'stopped by you' });
});
