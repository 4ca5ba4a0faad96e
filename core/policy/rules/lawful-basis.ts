import { jurisdictionProblem } from '../jurisdiction.ts';
import { notHeld, type PolicyRule, untilChanged } from '../rule.ts';

/** What the law of the recipient's region asks for before a first message, and in every one. */
export const lawfulBasis: PolicyRule = {
  rule: 'lawful-basis',
  looksAt: 'message',
  until: ({ settings, identity }, message) => (jurisdictionProblem({ message, identity, settings }) === null ? notHeld : untilChanged),
  says({ settings, identity }, message) {
    const problem = jurisdictionProblem({ message, identity, settings });
    return { message: problem?.message ?? '', clears: problem?.clears ?? '' };
  },
};
