import { kindOf, type Shape } from './schema-shape.ts';

/** A value, or why there is none. */
export type Read = { readonly value: unknown } | { readonly problem: string };

/** A text as the value that the schema asks for, when it is exactly one: `3` is an integer, `3 years` is not, `null` is null where null is allowed. */
export function scalarOf(written: string, { kinds, values }: Shape): Read {
  const text = written.trim();
  const listed = values.filter((value) => String(value) === text);
  if (listed.length === 1) return { value: listed[0] };
  if (listed.length > 1) return { problem: `"${text.slice(0, 40)}" can be read in two ways` };
  const exact = exactly(text);
  if (exact === null && kinds.has('null')) return { value: null };
  const isOther = exact !== undefined && exact !== null && (kinds.has(kindOf(exact)) || (typeof exact === 'number' && kinds.has('number')));
  if (kinds.has('string') || kinds.size === 0) {
    if (isOther || (text === '' && kinds.size > 1)) return { problem: `"${text.slice(0, 40)}" can be read in two ways` };
    return hasStrayCloser(text) ? { problem: 'a tag is closed that is not open' } : { value: text };
  }
  return isOther ? { value: exact } : { problem: `"${text.slice(0, 40)}" is not ${[...kinds].join(' or ')}` };
}

function exactly(text: string): unknown {
  if (/^(?:true|false|null)$/i.test(text)) return JSON.parse(text.toLowerCase()) as unknown;
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : undefined;
}

/** `Ann</nam>`: the end of something that was spelt otherwise when it began. */
function hasStrayCloser(text: string): boolean {
  return [...text.matchAll(/<\/([A-Za-z][\w.-]*)\s*>/g)].slice(0, 100).some(([closer, name]) => !text.slice(0, text.indexOf(closer)).includes(`<${name ?? ''}`));
}
