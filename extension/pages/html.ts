// HTML from texts that nobody trusts: what stands in ${…} is escaped, unless it was made by `html` itself.

export interface Html {
  readonly markup: string;
}

/** What may stand in a template: nothing for null, undefined and false; lists one after another. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

const made = new WeakSet<Html>();

/** Attributes have to stand in quotes: `<a title="${title}">`. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const whole: Html = { markup: texts.reduce((before, text, index) => `${before}${markupOf(parts[index - 1])}${text}`) };
  made.add(whole);
  return whole;
}

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if (Array.isArray(part)) return part.map(markupOf).join('');
  // A look-alike from parsed JSON is not markup of ours.
  return made.has(part as Html) ? (part as Html).markup : escaped(JSON.stringify(part));
}

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (letter) => names[letter] ?? '');
}
