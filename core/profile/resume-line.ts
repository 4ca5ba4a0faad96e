/** A web address behind some words of a line. UTF-16 offsets into the line's text. */
export interface LineLink {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

/** One line of a résumé after wrapped lines were joined, whatever kind of file it came from. */
export interface ResumeLine {
  /** Without its bullet; a tab stands between what was set far apart in one row. */
  readonly text: string;
  readonly bullet: boolean;
  /** Whether more room than usual, or an empty line, stands above it. */
  readonly gapBefore: boolean;
  /** Size of the letters; 1 is the size of most of the text. */
  readonly size: number;
  /** Lines set alike have the same look (font, size, indent); empty where the file says nothing about it. */
  readonly look: string;
  /** 1–6 where the file itself marks it as a heading, else null. */
  readonly headingLevel: number | null;
  readonly links: readonly LineLink[];
}

/** A line with everything but its text at its plainest. */
export function plainLine(text: string, more: Partial<ResumeLine> = {}): ResumeLine {
  return { text, bullet: false, gapBefore: false, size: 1, look: '', headingLevel: null, links: [], ...more };
}
