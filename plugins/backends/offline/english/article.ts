const vowelSoundLetters = new Set('AEFHILMNORSX');
const consonantSounds = /^(?:uni(?!n|m)|us(?:e|a|u)|ut[io]|eu|one\b|once\b|ubiq|ufo|u-)/i;
const vowelSounds = /^(?:hour|honou?r|honest|heir)/i;

/** `a` or `an`, by how the next word is said: an engineer, a user, an SRE, a UX designer, an 8-bed ward. */
export function article(next: string): 'a' | 'an' {
  const word = /[\p{L}\p{N}]+/u.exec(next)?.[0] ?? '';
  if (/^\d/.test(word)) return /^(?:8|11$|18$|11\D|18\D)/.test(word) ? 'an' : 'a';
  if (/^[A-Z]{2,}$/.test(word) && !/^(?:SaaS|RAM|ROM|LAN|NASA|SAP|SOC|SIM|SQL)$/.test(word)) return vowelSoundLetters.has(word.charAt(0)) ? 'an' : 'a';
  if (word.length === 1) return vowelSoundLetters.has(word.toUpperCase()) ? 'an' : 'a';
  if (vowelSounds.test(word)) return 'an';
  if (consonantSounds.test(word)) return 'a';
  return /^[aeiou]/i.test(word) ? 'an' : 'a';
}
