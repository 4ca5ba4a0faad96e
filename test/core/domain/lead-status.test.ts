import test from 'ava';
import { leadStatuses } from '../../../core/domain/lead.ts';
import { hasReached, leadStatusMoves, mayBecome } from '../../../core/domain/lead-status.ts';

test('a lead goes one step forward at a time', (t) => {
  leadStatuses.slice(1).forEach((status, index) => t.true(mayBecome(leadStatuses[index] ?? 'discovered', status)));
  t.false(mayBecome('discovered', 'matched'));
  t.false(mayBecome('matched', 'sent'));
});

test('a lead goes back only from drafted to matched, when its draft was rejected', (t) => {
  const back = leadStatuses.flatMap((from, index) => leadStatusMoves[from].filter((to) => leadStatuses.indexOf(to) < index).map((to) => `${from} to ${to}`));
  t.deepEqual(back, ['drafted to matched']);
});

test('a lead that is further on has reached what lies before', (t) => {
  t.true(hasReached('sent', 'matched'));
  t.true(hasReached('matched', 'matched'));
  t.false(hasReached('discovered', 'matched'));
});
