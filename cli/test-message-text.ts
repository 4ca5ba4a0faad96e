import type { TestMessage } from '../core/setup/send-test-message.ts';
import { plainLine } from './host/plain-line.ts';

/** What became of a message to oneself, and where to look for it. */
export function testMessageText({ to, arrival, reference, problem }: TestMessage): string {
  if (arrival === 'arrived') return `The test message to ${to} was sent, and has arrived.`;
  if (arrival === 'unread') return `The test message to ${to} was taken (${plainLine(reference)}). Look whether it lies in your inbox, and not among the spam.`;
  return `The test message to ${to} was sent, and is not seen yet${problem === null ? '' : ` (${plainLine(problem)})`}. Look for it in a minute, among the spam as well.`;
}
