// From `idealistconsulting` in a web address to "Idealist Consulting".

/** The way a name that a web address writes together is spelt in the text; made readable when the text does not name it. */
export function spelling(slug: string, text: string): string {
  const written = decoded(slug).trim();
  for (const key of keysOf(written)) {
    const spelt = mostUsed(spellingsIn(text.slice(0, mostTextLength), key), written);
    if (spelt !== undefined) return spelt;
  }
  return readable(written);
}

const mostTextLength = 200_000;
const mostWords = 5;

/** What companies add to their name when the plain one is taken. */
const tails = /(?:-?\d+|[-_]?(?:hq|inc|jobs|careers|team|app|io|ai|com|co|gmbh|ltd|llc|global|group|labs|tech))$/i;

function keysOf(slug: string): readonly string[] {
  const whole = fold(slug);
  const shorter = fold(slug.replace(tails, ''));
  return shorter.length >= 3 && shorter !== whole ? [whole, shorter] : [whole];
}

/** Runs of up to five words, on one line, that make the key when written together. */
function spellingsIn(text: string, key: string): readonly string[] {
  if (key === '') return [];
  const found: string[] = [];
  for (const line of text.split('\n')) {
    const words = [...line.matchAll(/[\p{L}\p{N}][\p{L}\p{N}&'’.+-]*/gu)];
    for (const [index, first] of words.entries()) {
      let together = '';
      for (let count = 0; count < mostWords; count += 1) {
        const word = words[index + count];
        if (word === undefined) break;
        together += fold(word[0].replace(/['’]s$/, ''));
        if (!key.startsWith(together)) break;
        if (together !== key) continue;
        const spelt = line.slice(first.index, word.index + word[0].length).replace(/['’]s$/, '').replace(/[.,'’-]+$/, '');
        if (isSpelling(spelt)) found.push(spelt);
        break;
      }
    }
  }
  return found;
}

/** A name has a capital, and no sentence ends in it; "St. James" may be one. */
function isSpelling(spelt: string): boolean {
  return /\p{Lu}/u.test(spelt) && !/\p{L}{4}\. /u.test(spelt) && /^[\p{L}\p{N}&'’.+ -]+$/u.test(spelt);
}

/** Most often first; SHOUTED headings only when nothing else is there. */
function mostUsed(spellings: readonly string[], slug: string): string | undefined {
  const calm = spellings.filter((spelt) => spelt !== spelt.toUpperCase() || spelt === slug);
  const counts = new Map<string, number>();
  for (const spelt of calm.length > 0 ? calm : spellings) counts.set(spelt, (counts.get(spelt) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}

function readable(slug: string): string {
  const words = slug.split(/[-_\s.]+/).filter((word) => word !== '');
  if (words.length > 1 && /^\d+$/.test(words.at(-1) ?? '')) words.pop();
  return words.map((word) => (/\p{Lu}/u.test(word) ? word : word.slice(0, 1).toUpperCase() + word.slice(1))).join(' ');
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug; // A stray % is part of the name.
  }
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
