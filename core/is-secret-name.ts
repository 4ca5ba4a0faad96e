const secretWords = new Set([
  'password',
  'passwd',
  'passphrase',
  'secret',
  'token',
  'apikey',
  'accesskey',
  'privatekey',
  'secretkey',
  'signingkey',
  'encryptionkey',
  'authorization',
  'auth',
  'credential',
  'credentials',
  'cookie',
  'cookies',
]);

/** Whether a value under this name is a secret: `apiKey`, `SMTP_PASSWORD`, `x-auth-token`, but not `maxTokens` or `tokenLimit`. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  // `PWD` alone is a folder.
  if (last === 'pwd') return words.length > 1;
  return secretWords.has(last) || secretWords.has(`${words.at(-2) ?? ''}${last}`);
}

/** `smtpPassword`, `SMTP_PASSWORD` and `smtp-password` are the same two words. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
