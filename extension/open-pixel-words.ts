/** The caveat of counting opens, in the editor's language: what `openPixelCaveat` says in the terminal. */
export function openPixelWords(l10n: { readonly t: (message: string) => string }): string {
  return l10n.t(
    'Opens are doubtful: Apple and Google load pictures that nobody has looked at, many readers load none, and where the GDPR or PECR hold, watching who opens a message asks for consent. A message with it is HTML as well, which some filters like less.',
  );
}
