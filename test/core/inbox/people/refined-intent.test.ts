import test from 'ava';
import { type Intent, intents } from '../../../../core/domain/mail-reading.ts';
import { type HeardIntent, hearIntent } from '../../../../core/inbox/people/intent.ts';
import { refinedIntent } from '../../../../core/inbox/people/refined-intent.ts';

const unsure = (intent: Intent, hearsRefusal = false): Omit<HeardIntent, 'refers'> => ({ intent, isSure: false, hearsRefusal });
const warm: readonly Intent[] = ['interested', 'question', 'referral'];

test('what the rules are sure of stands, whatever a model says', (t) => {
  for (const intent of intents) for (const suggested of intents) t.is(refinedIntent({ intent, isSure: true, hearsRefusal: false }, suggested), intent);
});

test('words that no rule knows become what the model takes them for', (t) => {
  for (const suggested of intents) t.is(refinedIntent(unsure('unclear'), suggested), suggested);
});

test('no model makes an opt-out undone, or interest of a refusal', (t) => {
  for (const hearsRefusal of [true, false]) {
    for (const suggested of intents) t.is(refinedIntent(unsure('opt-out', hearsRefusal), suggested), 'opt-out');
    for (const suggested of warm) for (const refusal of ['no', 'not-now'] as const) t.is(refinedIntent(unsure(refusal, hearsRefusal), suggested), refusal);
  }
  t.is(refinedIntent(unsure('no'), 'not-now'), 'no', 'nor a later of a no');
});

test('where a refusal was heard among other words, the model may find it, and may not talk it away', (t) => {
  for (const suggested of warm) t.is(refinedIntent(unsure('unclear', true), suggested), 'unclear');
  for (const suggested of ['no', 'not-now', 'opt-out'] as const) {
    t.is(refinedIntent(unsure('unclear', true), suggested), suggested);
    t.is(refinedIntent(unsure('interested', true), suggested), suggested);
  }
  t.is(refinedIntent(unsure('not-now', true), 'opt-out'), 'opt-out');
});

const heard: readonly (readonly [string, Partial<HeardIntent>])[] = [
  ['Please take me off your list.', { intent: 'opt-out', isSure: true }],
  ['No thanks.', { intent: 'no', isSure: true, hearsRefusal: true }],
  ['Yes, gladly! When do you have time for a call?', { intent: 'interested', isSure: true, hearsRefusal: false }],
  ['Interesting letter, but no thank you. Write to ole@acme.example.', { intent: 'no', isSure: false, hearsRefusal: true, refers: true }],
  ['I am not the right person, please write to ole@acme.example.', { intent: 'referral', isSure: true, hearsRefusal: false, refers: true }],
  ['Hm.', { intent: 'unclear', isSure: false, hearsRefusal: false }],
  ['We are not interested. Yes, absolutely, call me on Tuesday.', { isSure: false, hearsRefusal: true }],
];
for (const [text, expected] of heard) test(`the rules know how far to trust themselves with “${text}”`, (t) => t.like(hearIntent(text), expected));
