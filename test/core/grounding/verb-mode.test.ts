import test from 'ava';
import { tokens } from '../../../core/grounding/tokens.ts';
import { isExperienceVerb, verbMode } from '../../../core/grounding/verb-mode.ts';

const table: readonly (readonly [clause: string, mode: ReturnType<typeof verbMode>])[] = [
  ['I have run it', 'asserted'],
  ["I've worked on it", 'asserted'],
  ['I know it', 'asserted'],
  ['I have not only used it', 'asserted'],
  ['I am no stranger to it', 'asserted'],
  ['I never missed a release', 'asserted'],
  ['I could not have done it', 'asserted'],
  ['I have not used it', 'negated'],
  ["I haven't used it", 'negated'],
  ['I have no experience with it', 'negated'],
  ['I have only limited experience with it', 'negated'],
  ['I am new to it', 'negated'],
  ['I have yet to use it', 'negated'],
  ['I lack it', 'negated'],
  ["I'd like to learn it", 'wished'],
  ['I would love to', 'wished'],
  ['I am interested in it', 'wished'],
  ['I would have to learn it', 'wished'],
  ['I hope to', 'wished'],
  ['I read that you use it', 'read'],
  ['I am writing about it', 'read'],
  ['I am applying for it', 'read'],
  ['I know that you use it', 'read'],
  ['I have been following it', 'read'],
  ['I was impressed by it', 'read'],
  ['I can call you', 'asked'],
  ['I am free on Monday', 'asked'],
  ['I wonder about it', 'asked'],
  ['I quietly potatoes', null],
];

for (const [clause, mode] of table) {
  test(`"${clause}" is ${mode ?? 'told by no verb'}`, (t) => {
    const list = tokens(clause);
    t.is(verbMode(list, 0, list.length), mode);
  });
}

test('verbs of doing and knowing claim what their pronoun stands for', (t) => {
  for (const [clause, claims] of [['I have used it', true], ['I know both', true], ['I do it best', true], ['I read it', false], ['I have to learn it', false], ['I saw it', false]] as const) {
    const list = tokens(clause);
    t.is(isExperienceVerb(list, 0, list.length), claims, clause);
  }
});
