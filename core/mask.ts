// The one place that hides secrets: logs, errors and everything printed pass through here.

export const masked = '••••••';

/** What is hidden: the secrets we were told of, each as it may turn up; longest first, or a short one inside a long one would leave the rest standing. */
let knownSecrets: readonly string[] = [];

/** From now on this value is hidden wherever it would be written. Values under 4 characters would hide ordinary words, so they are not taken. */
export function rememberSecret(value: string): void {
  const forms = appearances(value).filter((form) => form.length >= 4);
  knownSecrets = [...new Set([...knownSecrets, ...forms])].sort((a, b) => b.length - a.length);
}

export function mask(text: string): string {
  let shown = text;
  for (const secret of knownSecrets) {
    if (shown.includes(secret)) shown = shown.replaceAll(secret, masked);
  }
  const lower = shown.toLowerCase();
  if (tooShort(lower)) return shown;
  for (const [sign, shape] of secretShapes) if (lower.includes(sign)) shown = shown.replace(shape, masked);
  return lower.includes('basic') ? shown.replace(basicCredentials, (whole, encoded: string) => (isUserAndPassword(encoded) ? masked : whole)) : shown;
}

/**
 * Shapes of keys that must never be shown even when nobody told us about them, each with a sign in lower case that stands in all of them: everything that is written
 * passes by here, and looking for a sign is much quicker than looking for a shape.
 */
const secretShapes: readonly (readonly [sign: string, shape: RegExp])[] = [
  ['sk-', /\bsk-(?:ant-|proj-|or-)?[A-Za-z0-9_-]{16,}/g], // Anthropic, OpenAI, OpenRouter
  ['_', /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/g],
  ['aiza', /\bAIza[A-Za-z0-9_-]{30,}/g],
  ['ya29.', /\bya29\.[A-Za-z0-9_-]{20,}/g],
  ['bearer', /\bBearer\s+(?=[A-Za-z+/_.~-]*[0-9])[A-Za-z0-9+/_.~-]{12,}=*/gi], // without a digit it is a word: "bearer certificates"
  ['asia', /\bASIA[A-Z0-9]{16}\b/g], // AWS
  ['akia', /\bAKIA[A-Z0-9]{16}\b/g],
  ['xox', /\bxox[abposr]-[A-Za-z0-9-]{10,}/g], // Slack
  ['eyj', /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+/g], // RFC 7519
  ['private key', /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[A-Za-z0-9+/=\s]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g], // RFC 7468
  ['//', /\/\/[^\s/:@]+:[^\s/@]+@/g], // credentials in an address
];

/** Nothing shorter has any of the shapes, but for an address: `Basic ` and eight characters is the shortest. */
function tooShort(text: string): boolean {
  return text.length < 14 && !text.includes('//');
}

const basicCredentials = /\bBasic\s+([A-Za-z0-9+/_-]{8,}={0,2})/gi;

/** Whether a text has the shape of a key, or holds credentials, whoever they belong to. */
export function looksSecret(text: string): boolean {
  return secretShapes.some(([, shape]) => text.search(shape) !== -1) || [...text.matchAll(basicCredentials)].some(([, encoded]) => isUserAndPassword(encoded ?? ''));
}

/** RFC 7617: base64 of `user:password`; "Basic understanding" is prose. */
function isUserAndPassword(encoded: string): boolean {
  return /^[\x20-\x7e]*:[\x20-\x7e]*$/.test(Buffer.from(encoded, 'base64').toString('latin1'));
}

/** As it is, without spaces (Gmail shows application passwords in groups), inside JSON, inside an address, as base64; of a key in several lines, the lines that would give it away alone. */
function appearances(value: string): readonly string[] {
  if (value.length < 4) return [];
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '');
  return [value, value.trim(), value.replace(/\s+/g, ''), JSON.stringify(value).slice(1, -1), encodeURIComponent(value.toWellFormed()), base64, ...value.split(/\r?\n/).filter((line) => line.length >= 16)];
}
