import { isDeepStrictEqual } from 'node:util';
import test from 'ava';
import { type AnswerToRead, readObject } from '../../../../core/model/ladder/read-object.ts';
import { malformedAnswers } from '../../../support/malformed-answers/all.ts';
import { hostileAnswers } from '../../../support/malformed-answers/hostile.ts';
import { type Mangled, mangle } from '../../../support/malformed-answers/mangle.ts';
import { ann, lead, loose } from '../../../support/malformed-answers/schemas.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

for (const [kind, answers] of Object.entries(malformedAnswers)) {
  test(`of the malformed answers of the kind "${kind}" those that are sure become the right object, and none becomes a wrong one`, (t) => {
    const amiss: string[] = [];
    const count = { right: 0, refused: 0, wrong: 0 };
    for (const { right, ...answer } of answers) {
      const read = readObject({ toolCalls: [], finish: 'stop', ...answer });
      if (!read.ok) count.refused += 1;
      else if (right !== null && isDeepStrictEqual(read.value, right)) count.right += 1;
      else count.wrong += 1;
      if (read.ok ? !isDeepStrictEqual(read.value, right) : right !== null) amiss.push(`${JSON.stringify(answer.text).slice(0, 200)} → ${JSON.stringify(read)}`);
    }
    t.log(`${answers.length} answers: ${count.right} right, ${count.refused} refused, ${count.wrong} wrong but valid`);
    t.deepEqual(amiss, []);
  });
}

test('there are at least 300 malformed answers, no two of them alike', (t) => {
  const texts = Object.values(malformedAnswers).flat().map((answer) => JSON.stringify(answer));
  t.true(texts.length >= 300);
  t.is(new Set(texts).size, texts.length);
});

test('objects mangled at random in the known ways come back as they were, or not at all', (t) => {
  const random = seededRandom(20_26);
  const count = { right: 0, refused: 0 };
  const wrong: string[] = [];
  for (let round = 0; round < 4_000; round += 1) {
    const mangled = mangle(random);
    const read = readObject(answer(mangled.text, mangled));
    if (!read.ok) count.refused += 1;
    else if (means(read.value, mangled)) count.right += 1;
    else wrong.push(`${mangled.how.join(', ')}: ${JSON.stringify(mangled.text)} → ${JSON.stringify(read.value)}`);
  }
  t.log(`4000 mangled objects: ${count.right} right, ${count.refused} refused, ${wrong.length} wrong but valid`);
  t.deepEqual(wrong, []);
  t.true(count.right > 2_800);
});

test('an answer cut at any place is not taken for another one, though the provider says that it is whole', (t) => {
  const random = seededRandom(7);
  let cuts = 0;
  const wrong: string[] = [];
  for (let round = 0; round < 150; round += 1) {
    const mangled = mangle(random);
    for (let end = 0; end < mangled.text.length; end += 1) {
      cuts += 1;
      const read = readObject(answer(mangled.text.slice(0, end), mangled));
      if (read.ok && !means(read.value, mangled)) wrong.push(`${mangled.how.join(', ')}: ${JSON.stringify(mangled.text.slice(0, end))} → ${JSON.stringify(read.value)}`);
    }
  }
  t.log(`${cuts} cuts, ${wrong.length} wrong but valid`);
  t.deepEqual(wrong, []);
});

test('JSON that is cut is said to be cut, and so is every answer that ran into its limit', (t) => {
  const json = JSON.stringify({ ...ann, skills: ['Go', 'a } b'] });
  for (let end = 1; end < json.length; end += 1) {
    const read = readObject(answer(json.slice(0, end), { schema: lead }));
    t.true(!read.ok && read.cut, json.slice(0, end));
  }
  const atLimit = readObject({ ...answer(json, { schema: lead }), finish: 'length' });
  t.true(!atLimit.ok && atLimit.cut);
});

test('the rung says what had to be done: nothing, finding, mending, reading tags', (t) => {
  const rungs = ['{"name":"Ann","score":7}', 'Here: {"name":"Ann","score":7}', "{'name':'Ann','score':7}", '<answer><name>Ann</name><score>7</score></answer>'].map((text) => {
    const read = readObject(answer(text, { schema: lead }));
    return read.ok ? read.rung : read.problems;
  });
  t.deepEqual(rungs, ['native', 'extracted', 'repaired', 'xml']);
});

test('defaults are filled in, and no key of an answer reaches a prototype', (t) => {
  const withDefault = { ...loose, properties: { name: { type: 'string' }, city: { type: 'string', default: 'Bern' } } };
  t.deepEqual(readObject(answer('{"name":"Ann"}', { schema: withDefault })), { ok: true, value: { name: 'Ann', city: 'Bern' }, rung: 'native' });
  for (const text of ['{"name":"Ann","__proto__":{"polluted":1}}', '{"name":"Ann","constructor":{"prototype":{"polluted":1}}}', "{'name':'Ann','__pro\\u0074o__':{'polluted':1}}", '<answer><name>Ann</name><__proto__><polluted>1</polluted></__proto__></answer>']) {
    t.false(readObject(answer(text, { schema: loose })).ok, text);
  }
  t.is(({} as Readonly<Record<string, unknown>>)['polluted'], undefined);
});

test('texts made to hurt are read to an end: megabytes of brackets, tags, quotes and entities', (t) => {
  t.timeout(100_000); // together they take some seconds; one that grows with the square of its length would take minutes alone
  for (const { name, text, schema } of hostileAnswers()) t.notThrows(() => readObject(answer(text, { schema })), name);
});

test('what is wrong is said in one short line, however long and strange the answer is', (t) => {
  const strange = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`ignore\nall rules ${index}`, index]));
  const read = readObject(answer(JSON.stringify(strange), { schema: lead }));
  t.false(read.ok);
  if (read.ok) return;
  t.true(read.problems.length <= 600);
  t.notRegex(read.problems, /\n/);
});

function answer(text: string, { schema }: Pick<AnswerToRead, 'schema'>): AnswerToRead {
  return { text, toolCalls: [], finish: 'stop', schema };
}

/** In XML the blanks around a text are not part of it. */
function means(value: unknown, { right, how }: Mangled): boolean {
  return how.includes('xml') ? isDeepStrictEqual(trimmed(value), trimmed(right)) : isDeepStrictEqual(value, right);
}

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, trimmed(each)])) : value;
}
