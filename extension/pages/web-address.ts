/** The address as a browser reads it, where it is one of the web without a password in it; undefined for everything else (`javascript:`, `data:`, `file:`, `command:`, no address at all). */
export function webAddress(text: string | null): string | undefined {
  if (text === null || !URL.canParse(text)) return undefined;
  const { protocol, href, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' ? href : undefined;
}
