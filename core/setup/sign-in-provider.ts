/** With whom people sign in who send by this server; null for everybody else. Names by https://support.microsoft.com (POP, IMAP and SMTP settings) and https://support.google.com/mail/answer/7126229. */
export function signInProviderOf(host: string): 'google' | 'microsoft' | null {
  const name = host.toLowerCase();
  if (/(?:^|\.)(?:outlook|office365)\.com$/.test(name)) return 'microsoft';
  return /(?:^|\.)(?:gmail|googlemail)\.com$/.test(name) ? 'google' : null;
}
