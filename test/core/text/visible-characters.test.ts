import test from 'ava';
import { visibleCharacters } from '../../../core/text/visible-characters.ts';

const unseen: Readonly<Record<string, string>> = {
  'zero width space': '\u200B',
  'zero width joiners': '\u200C\u200D',
  'word joiner': '\u2060',
  'byte order mark': '\uFEFF',
  'soft hyphen': '\u00AD',
  'direction marks': '\u200E\u200F\u061C',
  'direction overrides': '\u202A\u202B\u202C\u202D\u202E',
  'direction isolates': '\u2066\u2067\u2068\u2069',
  'tags': '\u{E0001}\u{E0068}\u{E0069}\u{E007F}',
  'variation selectors': '\uFE0F\u{E0100}\u{E01EF}',
  'fillers': '\u115F\u1160\u3164\uFFA0\u034F\u17B4',
  'invisible operators': '\u2061\u2062\u2063\u2064',
  'control characters': '\u0000\u0007\u0008\u001B\u007F\u0085',
};

for (const [name, characters] of Object.entries(unseen)) test(`${name} are dropped`, (t) => void t.is(visibleCharacters(`a${characters}b`), 'ab'));

test('everything that is seen stays, in every script', (t) => {
  const text = 'Zoë – “€5” 日本語 עברית हिन्दी 👩‍💻'.replace('\u200D', '') + '\tx\n\r y\u00A0z';
  t.is(visibleCharacters(text), text);
});
