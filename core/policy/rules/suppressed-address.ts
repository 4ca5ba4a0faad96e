import { notHeld, type PolicyRule, untilChanged } from '../rule.ts';

/** An address that said no, or is gone, is never written to. */
export const suppressedAddress: PolicyRule = {
  rule: 'suppressed-address',
  looksAt: 'message',
  until: (_snapshot, { suppressed }) => (suppressed === null ? notHeld : untilChanged),
  says: (_snapshot, { suppressed }) => ({ message: `This address is never written to: ${suppressed ?? ''}.`, clears: 'Nothing. If it is on the list by mistake: "outreach mail unsuppress ADDRESS".' }),
};
