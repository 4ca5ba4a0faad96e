import type { Profile } from '../domain/profile.ts';
import type { Sourced, Span } from '../domain/span.ts';
import type { Achievement } from './tasks.ts';

/** Reading plain text, for plugins: the same functions that the grounding gate uses. */
export interface TextTools {
  /** Sentences and list items, markup-free, each verbatim from the text. */
  sentences(text: string): readonly Span[];
  /** Skills named in the text, by their usual name (`Kubernetes` for `k8s`), in order of appearance. */
  skills(text: string): readonly SkillMention[];
  /** What a profile tells of work and projects, line by line in its order, with the skills each line names; `uri` is the résumé's. */
  achievements(profile: Profile, uri: string): readonly Achievement[];
  /** Mail addresses that stand in the text, `name (at) host (dot) org` in plain disguises included. */
  addresses(text: string): readonly Sourced<string>[];
  /** Of those addresses, the ones a person may write to about work, best first: no machine, no legal, privacy or accommodation desk. Nothing is guessed. */
  contacts(text: string): readonly Contact[];
  /** A name that a web address writes together (`idealistconsulting`), as the text spells it; made readable when the text does not name it. */
  spelling(slug: string, text: string): string;
  /** A web address in the text or HTML whose host is the company's own name (`https://idealistconsulting.com`), without its path. */
  website(company: string, text: string): string | undefined;
  /** How many people work at the company that the text speaks of, the upper end of a range ("Company size: 11-50"); undefined when it does not say. */
  headcount(text: string): number | undefined;
  /** Plain text of HTML: blocks on lines of their own, list items with `- `, entities decoded, nothing hidden. */
  fromHtml(html: string): string;
  /** Removes Markdown marks, keeps the words. */
  fromMarkdown(markdown: string): string;
  /** How many tokens a model reads in the text, about: the true count is between 0.75 and 1.6 times it, but for texts of digits or emoji alone. */
  tokens(text: string): number;
}

/** A stated address, and whom it reaches. */
export interface Contact {
  readonly email: Sourced<string>;
  /** Only when the text says that this address is theirs. */
  readonly person?: Sourced<string>;
  /** The sentence it stands in, verbatim: what a provenance quotes. */
  readonly quote: string;
}

/** A skill, and the words that name it. */
export interface SkillMention {
  readonly skill: string;
  readonly span: Span;
}
