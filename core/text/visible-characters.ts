// Characters that a person does not see, and through which a page can say to a model what no reader of it would notice.

/**
 * Format characters (Unicode category Cf: zero width, bidirectional marks, soft hyphen, tags), other default-ignorable
 * characters (fillers, variation selectors), and control characters but for tab and line ends.
 */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?![\t\n\r])\p{Cc}/gu;

/** The text without the characters that nobody sees; tabs and line ends stay. */
export function visibleCharacters(text: string): string {
  return text.replace(unseen, '');
}
