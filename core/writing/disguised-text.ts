// Characters that look like others, or like nothing: they get words past a reader, a filter, or our own gate.

export interface Disguise {
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/** Unseen characters, words that mix alphabets, styled letters, and s p a c e d words. Emoji and the joiners of Arabic and Indic scripts are left alone. */
export function disguisedText(text: string): readonly Disguise[] {
  return shapes.flatMap(({ what, pattern }) => [...text.matchAll(pattern)].map((match) => ({ what, start: match.index, end: match.index + match[0].length })));
}

const shapes: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'a character that nobody sees',
    pattern:
      /(?:(?![\u200c\u200d\ufe0e\ufe0f\u{e0020}-\u{e007f}])[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?![\t\n\r])\p{Cc}|[\u2028\u2029]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Malayalam}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Gujarati}\p{Script=Sinhala}\p{M}])[\u200c\u200d]|(?<![\p{Extended_Pictographic}\d#*])[\ufe0e\ufe0f]|(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0020}-\u{e007f}])+/gu,
  },
  { what: 'letters of two alphabets in one word', pattern: /(?<![\p{L}\p{M}])(?=\p{L}{0,60}\p{Script=Latin})(?=\p{L}{0,60}[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}])\p{L}{2,60}/gu },
  { what: 'styled letters or digits', pattern: /[\u{1d400}-\u{1d7ff}\u2460-\u24ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/gu },
  { what: 's p a c e d letters', pattern: /(?<![\p{L}\p{N}'’])(?:\p{L} ){4,30}\p{L}(?![\p{L}\p{N}'’])/gu },
];
