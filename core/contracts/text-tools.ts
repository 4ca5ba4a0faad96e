import type { Sourced, Span } from '../domain/span.ts';

/** Reading plain text, for plugins: the same functions that the grounding gate uses. */
export interface TextTools {
  /** Sentences and list items, markup-free, each verbatim from the text. */
  sentences(text: string): readonly Span[];
  /** Skills named in the text, by their usual name (`Kubernetes` for `k8s`), in order of appearance. */
  skills(text: string): readonly SkillMention[];
  /** Mail addresses that stand in the text, `name (at) host (dot) org` in plain disguises included. */
  addresses(text: string): readonly Sourced<string>[];
  /** Plain text of HTML: blocks on lines of their own, list items with `- `, entities decoded, nothing hidden. */
  fromHtml(html: string): string;
  /** Removes Markdown marks, keeps the words. */
  fromMarkdown(markdown: string): string;
}

export interface SkillMention {
  readonly skill: string;
  readonly span: Span;
}
