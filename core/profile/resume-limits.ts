/** How much of time and memory a résumé may cost, and how long it may be. */
export interface ResumeLimits {
  readonly seconds: number;
  /** Of the file. */
  readonly bytes: number;
  readonly pages: number;
  /** Of the text. */
  readonly characters: number;
  /** Of memory that reading the file may take; ordinary files take a third of it. */
  readonly megabytes: number;
}

export const defaultResumeLimits: ResumeLimits = { seconds: 20, bytes: 20 * 1024 * 1024, pages: 40, characters: 200_000, megabytes: 150 };
