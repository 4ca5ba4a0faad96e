/** The environment variable that may stand for a stored secret: `plugin/anthropic/apiKey` → `ANTHROPIC_API_KEY`, `plugin/mailbox-imap/password` → `IMAP_PASSWORD`. */
export function secretEnvironmentName(secret: string): string {
  return secret
    .replace(/^plugin\/(?:mailbox-)?/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}
