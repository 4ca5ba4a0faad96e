import test from 'ava';
import { quietMessages } from '../../../extension/host/quiet-messages.ts';

test('a message that was turned off stays off, until all messages are wanted again', async (t) => {
  const kept = new Map<string, unknown>([['pluginAccess', {}]]);
  const memory = { keys: () => [...kept.keys()], get: (key: string) => kept.get(key) as never, update: async (key: string, value: unknown) => void (value === undefined ? kept.delete(key) : kept.set(key, value)) };
  const quiet = quietMessages(memory);
  await quiet.silence('failedSteps');
  await quiet.silence('resumedRun');
  t.true(quiet.isQuiet('failedSteps'));
  t.is(await quietMessages(memory).showAgain(), 2);
  t.false(quiet.isQuiet('failedSteps'));
  t.deepEqual([...kept.keys()], ['pluginAccess'], 'nothing else is forgotten');
  t.is(await quiet.showAgain(), 0);
});
