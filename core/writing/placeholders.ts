// What a template leaves behind when nobody filled it in.

const placeholders: readonly RegExp[] = [
  /\{\{[^{}\n]{0,80}\}\}?|\{%[^%\n]{0,80}%\}|<%[^%\n]{0,80}%>|\$\{[^{}\n]{0,80}\}|\*\|[^|\n]{1,40}\|\*|%[A-Z][A-Z_]{2,30}%|(?<![\p{L}\d%])%[sd](?![\p{L}\d])/gu,
  /\{[A-Za-z][\w .-]{0,40}\}/g,
  /\[(?:(?:your|the|their|his|her|my|recipient|hiring|company|first|last|full|insert|add|enter|role|title|position|job|date|link|name|person|product|city|number|reason|example|specific|mention|x+)\b[^\]\n]{0,60}|[A-Z][A-Za-z]{0,20}(?:[ _][A-Za-z]{1,20}){0,3}|\.{3}|…|_{2,})\]/gi,
  /(?<![\p{L}\d])<(?!https?:|mailto:|[^<>\s@]{1,64}@)[A-Za-z][A-Za-z _-]{0,40}>/gu,
  /(?<![\p{L}\d])(?:TODO|TBD|TBC|FIXME|XXX+|LOREM|Lorem|lorem ipsum|INSERT [A-Z]+|YOUR NAME|COMPANY NAME|FIRST NAME)(?![\p{L}\d])/gu,
  /(?<!_)_{3,}(?!_)/g,
];

const brokenFields: readonly RegExp[] = [
  /\bDear\s*(?=[,!:]|\n|$)|\b(?:Dear|Hi|Hello|Hey|Hallo|Bonjour|Hola)[ \t]+(?=[,!])/g,
  /\[object \w{1,30}\]|(?<![\p{L}\d_])(?:NaN|undefined(?! behaviou?rs?)|null(?![ -](?:pointers?|checks?|safety|hypothesis|values?|references?|island|bytes?|results?))|None,|nil,)(?![\p{L}\d_])/gu,
  /(?<![\p{L}\p{N}])(?:at|for|with|the|to|of|and|from|by|as|an?|your|my|in|on|about)[ \t]+(?=[,.;:!?](?:\s|$))/giu,
  /(?<![\p{L}\p{N}])(?:at|for|with|the|to|of|your|my|about)(?=[,;!](?:\s|$))/giu,
  /\(\s*\)|"\s*"(?=\s)|“\s*”/g,
];

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Places where a placeholder was left: `[Company]`, `{{name}}`, `TODO`. */
export function leftPlaceholders(text: string): readonly Place[] {
  return found(placeholders, text);
}

/** Places where a field was filled with nothing, or with a program's nothing: `Dear ,`, `at .`, `undefined`. */
export function brokenMergeFields(text: string): readonly Place[] {
  return found(brokenFields, text);
}

function found(patterns: readonly RegExp[], text: string): readonly Place[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })));
}
