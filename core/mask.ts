// The one place that hides secrets: logs, errors and everything printed pass through here.

const knownSecrets = new Set<string>();

/** Shapes of keys that must never be shown even when nobody told us about them. */
const secretShapes = [
  /\bsk-(?:ant-|proj-|or-)?[A-Za-z0-9_-]{16,}/g, // Anthropic, OpenAI, OpenRouter
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/g,
  /\bAIza[A-Za-z0-9_-]{30,}/g,
  /\bya29\.[A-Za-z0-9_-]{20,}/g,
  /\b(?:Bearer|Basic)\s+[A-Za-z0-9+/_.~-]{12,}=*/g,
  /\/\/[^\s/:@]+:[^\s/@]+@/g, // credentials in an address
];

export const masked = '••••••';

/** From now on this value is hidden wherever it would be written. Values under 4 characters would hide ordinary words, so they are not taken. */
export function rememberSecret(value: string): void {
  if (value.length >= 4) knownSecrets.add(value);
}

export function mask(text: string): string {
  let shown = text;
  for (const secret of knownSecrets) {
    if (shown.includes(secret)) shown = shown.replaceAll(secret, masked);
  }
  for (const shape of secretShapes) shown = shown.replace(shape, masked);
  return shown;
}
