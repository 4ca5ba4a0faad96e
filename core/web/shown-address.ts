const longestShown = 200;

/** An address as it may be shown and logged: without name, password, query and fragment, where secrets travel. */
export function shownAddress(address: string | URL): string {
  const url = typeof address === 'string' ? parseOrUndefined(address) : address;
  const shown = url !== undefined && url.host !== '' ? `${url.protocol}//${url.host}${url.pathname}` : withoutSecrets(String(address));
  return shown.length > longestShown ? `${shown.slice(0, longestShown)}…` : shown;
}

function withoutSecrets(text: string): string {
  return text.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1').replace(/\p{Cc}/gu, ' ');
}

function parseOrUndefined(address: string): URL | undefined {
  return URL.parse(address) ?? undefined;
}
