/** Stands beside the setting, at each approval on the command line, and beside the numbers. */
export const openPixelCaveat =
  'Opens are doubtful: Apple and Google load pictures that nobody has looked at, many readers load none, and where the GDPR or PECR hold, watching who opens a message asks for consent. A message with it is HTML as well, which some filters like less.';
