import test from 'ava';
import { reask } from '../../../../core/model/ladder/reask.ts';
import { findings, lead } from '../../../support/malformed-answers/schemas.ts';

test('the second question says what was wrong and what is wanted', (t) => {
  const text = reask('score must be integer', lead);
  t.true(text.includes('score must be integer'));
  t.true(text.includes(JSON.stringify(lead)));
});

test('the second question stays short, whatever the problems and the schema are', (t) => {
  const large = { ...findings, properties: Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`field${index}`, { type: 'string' }])) };
  t.true(reask('x'.repeat(100_000), large).length <= 8_000);
});
