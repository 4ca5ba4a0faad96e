import { endpointUrl, messageToken } from './endpoint-url.ts';

/** Where one click takes this recipient off the list, RFC 8058 section 3.1: the user's endpoint and a token that only this message has. Throws as `endpointUrl` does. */
export function unsubscribeUrlFor(endpoint: string, messageId: string): string {
  return endpointUrl('address for unsubscribing', endpoint, unsubscribeToken(messageId));
}

/** "outreach mail suppress TOKEN" finds them again, which is what the endpoint has to call. */
export function unsubscribeToken(messageId: string): string {
  return messageToken('unsubscribe', messageId);
}
