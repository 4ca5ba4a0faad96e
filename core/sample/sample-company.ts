/** An invented company: what its own pages say, and what it has put on the sample's job board. */
export interface SampleCompany {
  /** Folder of its pages: `/companies/SLUG/`. */
  readonly slug: string;
  readonly name: string;
  /** One sentence under its name. */
  readonly tagline: string;
  /** Paragraphs of the home page. */
  readonly about: readonly string[];
  /** Heading and paragraph each. */
  readonly news: readonly { readonly heading: string; readonly text: string }[];
  readonly team: readonly { readonly name: string; readonly role: string; readonly does: string }[];
  /** How to get in touch, on the team page. */
  readonly contact: string;
  readonly postings: readonly SamplePosting[];
}

export interface SamplePosting {
  /** `/jobs/SLUG` */
  readonly slug: string;
  readonly role: string;
  /** When the posting spells the company another way. */
  readonly companyName?: string;
  readonly location: string;
  readonly remote: boolean;
  /** How many days before today it was put up. */
  readonly daysAgo: number;
  /** What the company makes, and why it hires. */
  readonly intro: readonly string[];
  readonly stack: string;
  readonly work: readonly string[];
  readonly wanted: readonly string[];
  /** Whom to write to; empty when the posting names nobody. */
  readonly contact: string;
}
