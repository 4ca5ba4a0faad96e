import test from 'ava';
import { inspect } from '../../../core/grounding/inspection.ts';
import { phraseOf, restsOnNoProof } from '../../../core/grounding/number-phrase.ts';
import { atOnce } from '../../../core/in-turns.ts';
import { textTools } from '../../../core/text/text-tools.ts';
import { answers, draftOf, lead, page, posting, profile, profileUri, sender } from '../../support/grounding-world.ts';

function firstNumber(body: string, company = lead.company) {
  const { parts } = atOnce(inspect({ draft: draftOf(body), lead: { ...lead, company }, profile, profileUri, documents: [posting, page], answers, sender, text: textTools }));
  const part = parts[2];
  const quantity = part?.quantities[0];
  if (part === undefined || quantity === undefined) throw new Error('nothing is counted');
  const { from, to } = phraseOf(quantity, part);
  return { free: restsOnNoProof(quantity, part, part.stretchAt(quantity.from)), phrase: part.tokens.slice(from, to).map(({ text }) => text).join(' ') };
}

const phrases: readonly (readonly [body: string, phrase: string])[] = [
  ['I have five years of Kubernetes now.', 'five years of Kubernetes'],
  ['I have 8 years of Ruby on Rails.', '8 years of Ruby on Rails'],
  ['I led 17 backend engineers and more.', '17 backend engineers'],
  ['I cut it by 60% last year.', '60 %'],
  ['I led a 40-person team.', '40 - person team'],
];

for (const [body, phrase] of phrases) {
  test(`${body} shows "${phrase}"`, (t) => {
    t.is(firstNumber(body).phrase, phrase);
  });
}

const free: readonly (readonly [body: string, free: boolean])[] = [
  ['Could we talk for 15 minutes?', true],
  ['I am free on Tuesday at 3pm.', true],
  ['I have two questions.', true],
  ['1. First of all', true],
  ['I am 100% sure.', true],
  ['I wrote to you three days ago.', true],
  ['I cut it to 15 minutes.', false],
  ['I cut calls to 15 minutes.', false],
  ['You have two offices.', false],
  ['I answered 400 questions.', false],
];

for (const [body, isFree] of free) {
  test(`the number in "${body}" ${isFree ? 'needs no proof' : 'needs proof'}`, (t) => {
    t.is(firstNumber(body).free, isFree);
  });
}

test('a number in the company’s name states nothing', (t) => {
  t.true(firstNumber('Hello 90 Seconds team', '90 Seconds').free);
  t.false(firstNumber('It took 90 seconds', 'Acme').free);
});
