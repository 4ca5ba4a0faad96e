import type { DeliveryReason } from './reason-of-reply.ts';

/** What the word for a reason means, as the end of a sentence. */
const words: Readonly<Record<DeliveryReason, string>> = {
  userunknown: 'there is no such address',
  hostunknown: 'there is no such mail server',
  hasmoved: 'they have another address now',
  notaccept: 'no mail is taken there',
  mailboxfull: 'their mailbox is full',
  suspend: 'their mailbox is suspended',
  filtered: 'it was refused for this reader',
  blocked: 'their server blocks yours',
  badreputation: 'their server does not trust yours',
  rejected: 'your address was refused as a sender',
  authfailure: 'SPF, DKIM or DMARC failed',
  requireptr: 'your server has no name in the reverse DNS',
  policyviolation: 'it is against the rules of their server',
  securityerror: 'it failed a security check',
  failedstarttls: 'it could not be encrypted on its way',
  norelaying: 'the server takes no mail for that address',
  spamdetected: 'it was taken for spam',
  virusdetected: 'it was taken for a virus',
  contenterror: 'something in it was not accepted',
  notcompliantrfc: 'its form was not accepted',
  mesgtoobig: 'it is too large',
  exceedlimit: 'it is over a limit of their server',
  syntaxerror: 'the mail servers did not understand each other',
  expired: 'their server could not be reached for too long',
  networkerror: 'their server could not be reached',
  systemerror: 'their server has an error',
  systemfull: 'their server is full',
  mailererror: 'a program of their server failed',
  toomanyconn: 'their server has too many connections',
  speeding: 'too much was sent in a short time',
  onhold: 'their server keeps it waiting',
  delivered: 'it was delivered',
  feedback: 'they complained about it',
  vacation: 'they are away',
  undefined: 'their server does not say why',
};

/** `userunknown` → `there is no such address`; a word that nobody knows stays as it is. */
export function reasonInPlainWords(reason: string): string {
  return Object.hasOwn(words, reason) ? words[reason as DeliveryReason] : reason;
}
