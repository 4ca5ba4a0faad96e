import test from 'ava';
import type { AnalyzeOutput } from '../../../core/contracts/roles.ts';
import analyst, { wilson } from '../../../plugins/agents/analyst.ts';
import { askAgent } from '../../support/letters.ts';

// Values of the 95 % interval as R gives them: binom::binom.wilson(x, n).
const intervals: readonly (readonly [number, number, number, number])[] = [
  [0, 10, 0, 0.2775],
  [1, 10, 0.0179, 0.4042],
  [5, 50, 0.0435, 0.2136],
  [20, 100, 0.1334, 0.2888],
  [10, 10, 0.7225, 1],
];

for (const [replied, sent, low, high] of intervals) {
  test(`a reply rate of ${replied} in ${sent} may lie between ${low} and ${high}`, (t) => {
    const interval = wilson(replied, sent);
    t.true(Math.abs(interval.low - low) < 0.0005, String(interval.low));
    t.true(Math.abs(interval.high - high) < 0.0005, String(interval.high));
  });
}

test('a rate of few messages is not called a rate', async (t) => {
  const { findings } = await askAgent<AnalyzeOutput>(analyst as never, { counts: [{ group: 'role', value: 'engineer', drafted: 12, sent: 8, replied: 4 }] });
  t.deepEqual(findings, [{ text: 'role engineer: 4 of 8 answered; not enough data for a rate (at least 20 messages are needed).', enoughData: false }]);
});

test('a rate comes with the interval that it may lie in', async (t) => {
  const { findings } = await askAgent<AnalyzeOutput>(analyst as never, { counts: [{ group: 'subject', value: 'A', drafted: 120, sent: 100, replied: 20 }] });
  t.deepEqual(findings, [{ text: 'subject A: 20 of 100 answered, 20 % (between 13.3 % and 28.9 %).', enoughData: true }]);
});

test('nothing to count is said plainly', async (t) => {
  t.regex((await askAgent<AnalyzeOutput>(analyst as never, { counts: [] })).findings[0]?.text ?? '', /nothing to count yet/);
  t.regex((await askAgent<AnalyzeOutput>(analyst as never, { counts: [{ group: 'venue', value: 'csv', drafted: 3, sent: 0, replied: 0 }] })).findings[0]?.text ?? '', /none sent yet/);
});

test('the user sets how many messages a rate needs', async (t) => {
  const { findings } = await askAgent<AnalyzeOutput>(analyst as never, { counts: [{ group: 'role', value: 'nurse', drafted: 8, sent: 8, replied: 4 }] }, { options: { leastSent: 5 } });
  t.true(findings[0]?.enoughData);
});
