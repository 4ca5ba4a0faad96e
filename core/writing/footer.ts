import type { Sender } from '../domain/sender.ts';

/** What stands under every message: who writes, from where, and how to stop it. A missing mailing address is left out here and refused before sending. */
export function footer({ sender }: { readonly sender: Sender }): string {
  const address = sender.email === '' ? '' : `<${sender.email}>`;
  const lines = ['--', ...[`${sender.name} ${address}`.trim()].filter((line) => line !== '')];
  if (sender.mailingAddress !== null && sender.mailingAddress.trim() !== '') lines.push(sender.mailingAddress.trim());
  lines.push('If you would rather not hear from me, reply with "no thanks" or "unsubscribe" and you will not be written to again.');
  return lines.join('\n');
}
