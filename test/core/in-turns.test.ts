import { setImmediate as nextLoop } from 'node:timers/promises';
import test from 'ava';
import { atOnce, type InTurns, inTurns, nextTurn } from '../../core/in-turns.ts';

function* count(to: number, told: number[]): InTurns<number> {
  for (let at = 1; at <= to; at++) {
    told.push(at);
    yield;
  }
  return to;
}

test('work in turns lets others in at each yield, and comes to the same', async (t) => {
  const told: number[] = [];
  const heard: (readonly number[])[] = [];
  const counted = inTurns(count(3, told));
  for (let turn = 0; turn < 3; turn++) {
    heard.push([...told]);
    await nextLoop();
  }
  t.is(await counted, 3);
  t.true(heard.some(({ length }) => length > 0 && length < 3), 'somebody was let in between');
  t.is(atOnce(count(3, [])), 3);
});

test('what the work throws is thrown', async (t) => {
  function* failing(): InTurns<never> {
    yield;
    throw new Error('no');
  }
  await t.throwsAsync(inTurns(failing()), { message: 'no' });
  t.throws(() => atOnce(failing()), { message: 'no' });
});

test('of several who wait for their turn each has one of its own, in the order in which they asked', async (t) => {
  const told: string[] = [];
  const waiting = Promise.all(['a', 'b', 'c'].map(async (name) => {
    await nextTurn();
    told.push(name);
  }));
  for (let loop = 0; loop < 6; loop++) {
    const before = told.length;
    await nextLoop();
    t.true(told.length - before <= 1, 'two in one turn of the event loop');
  }
  await waiting;
  t.deepEqual(told, ['a', 'b', 'c']);
});
