import { balanced } from './balanced.ts';

/** Places where an English sentence can end early and still be whole, with what follows them taken away. */
export const breaks: readonly RegExp[] = [
  /;\s/g,
  /\s[–—-]\s/g,
  /[–—]\s?(?=[a-z])/g,
  /,\s(?=(?:which|where|who|whose|while|so that|thus|thereby|hence|such as|including|especially|particularly|with (?:a|an|the|over|more)|from|based|located|headquartered|founded|trusted|supporting|but|yet)\b)/g,
  /,\s(?=(?:(?:thus|thereby|directly|significantly|effectively|ultimately)\s)?[a-z]{3,}ing\s)/g,
  /\s(?=(?:while|whilst|so that|in order to)\s)/g,
  /\s\((?=[^)]*$)/g,
];

/** Where a clause that only adds to a noun begins; not the "that" of "showed that". */
export const relativeClause = /(?<!\b(?:show|showed|ensure|ensured|ensuring|prove|proved|find|found|demonstrate|demonstrated|verify|verified|so|such|guarantee|guaranteed|confirm|confirmed|argue|argued|report|reported))\s(?=(?:that|which)\s[a-z]+(?:s|ed|ove|ve|d|t)\s)/g;

/** A shorter way to say the same, when it can end before a clause that only adds to it and that holds no number; the text itself when it cannot. */
export function inBrief(text: string, most: number): string {
  if (wordCount(text) <= most) return text;
  const brief = longest(text, [...breaks, relativeClause], most, 5);
  return brief === null || /\d/.test(text.slice(brief.length)) ? text : brief;
}

/** The longest beginning of at most `most` words (and at least `least`) that is whole by itself; null when there is none. */
export function clip(text: string, most: number, least: number): string | null {
  return wordCount(text) <= most ? text : longest(text, breaks, most, least);
}

/** The longest beginning within these bounds that ends at one of these places. */
export function longest(text: string, places: readonly RegExp[], most: number, least: number): string | null {
  let best: string | null = null;
  for (const pattern of places) {
    for (const match of text.matchAll(pattern)) {
      const head = text.slice(0, match.index).replace(/[\s,;:–—-]+$/, '');
      const words = wordCount(head);
      if (words > most || words < least || !balanced(head) || endsOpen(head)) continue;
      if (best === null || head.length > best.length) best = head;
    }
  }
  return best;
}

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

const openEnd =
  /(?:^|\s)(?:a|an|the|and|or|but|of|to|in|on|at|for|with|by|from|as|that|which|who|our|their|its|your|my|is|are|was|were|be|been|than|into|via|per|using|including|within|between|across|over|under|about|such|through|e\.g|i\.e|not|no|very|more|most|all|both|each|every)$/i;

/** True when the text stops at a word that wants another one. */
export function endsOpen(text: string): boolean {
  return openEnd.test(text.trim()) || /[,:;(–—&/-]$/.test(text.trim());
}
