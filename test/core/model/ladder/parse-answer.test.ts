import test from 'ava';
import { longestAnswer, parseAnswer } from '../../../../core/model/ladder/parse-answer.ts';

test('right JSON is what JSON.parse makes of it', (t) => {
  for (const json of ['{"a":[1,-2.5e3,true,null,"\\u00e9\\n"]}', ' [ ] \n', '0', '"x"', '{"a":{"a":1},"b":{"a":1}}', '{"a" : "b:c"}']) t.deepEqual(parseAnswer(json), { ok: true, value: JSON.parse(json) as unknown }, json);
});

test('JSON that could mean two things, or reach where it must not, is refused with a reason', (t) => {
  const refusals = {
    '{"a":1,"a":2}': 'the key "a" stands twice',
    '{"a":1,"\\u0061":2}': 'the key "a" stands twice',
    '{"__proto__":1}': 'the key "__proto__" is not allowed',
    '{"\\u005f_proto__" :1}': 'the key "__proto__" is not allowed',
    '{"constructor":1}': 'the key "constructor" is not allowed',
    '12345678901234567890': 'the number 12345678901234567890 cannot be held exactly',
    '[1e999]': 'the number 1e999 cannot be held exactly',
    '"\\ud83d"': 'a string holds half a character',
    '{"a":1,}': 'it is not JSON',
    "{'a':1}": 'it is not JSON',
    '[1] x': 'it is not JSON',
    '"\\x"': 'it is not JSON',
    '': 'it is not JSON',
  };
  for (const [json, problem] of Object.entries(refusals)) t.deepEqual(parseAnswer(json), { ok: false, problem }, json);
});

test('what is too deep or too long is refused before it is built', (t) => {
  t.deepEqual(parseAnswer('['.repeat(10_000) + ']'.repeat(10_000)), { ok: false, problem: 'it is nested too deeply' });
  t.deepEqual(parseAnswer(`"${'x'.repeat(longestAnswer)}"`), { ok: false, problem: 'it is too long' });
});
