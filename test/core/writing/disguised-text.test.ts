import test from 'ava';
import { disguisedText } from '../../../core/writing/disguised-text.ts';

const disguised = ['Kuber\u200bnetes', 'a\u00adb', 'a\u202eb', 'a\u0000b', 'a\u2028b', 'Кubernetes', 'pаypal', '𝐊ubernetes', '５０', '①', 'K u b e r n e t e s', '\ufeffHi', 'tag\u{e0041}'];
const fine = ['Kubernetes, 50%', 'Москва and Berlin', 'Αθήνα', 'a family 👨‍👩‍👧 and a flag 🇩🇪 ❤️', 'می‌خواهم', 'क्‍ष', 'é and ü and ß', 'a b c', 'I, a, b', 'tab\tand\nline', '“quotes” – dashes…', '25 °C, ½ and ²', '\u00a0'];

for (const text of disguised) {
  test(`this is seen: ${JSON.stringify(text)}`, (t) => {
    t.true(disguisedText(text).length > 0);
  });
}

for (const text of fine) {
  test(`left alone: ${JSON.stringify(text)}`, (t) => {
    t.deepEqual(disguisedText(text), []);
  });
}
