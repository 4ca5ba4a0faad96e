/** What a prepared provider says. */
export interface Shape {
  /** The pieces of the answer, when it is asked for a stream. */
  readonly pieces: readonly string[];
  /** Between two of them; 0 for all at once. */
  readonly pauseMilliseconds: number;
}

export function textOfShape({ pieces }: Shape): string {
  return pieces.join('');
}

/** So many pieces of so many bytes. */
export function streamOf(count: number, bytes: number, pauseMilliseconds = 0): Shape {
  const words = 'The mill at the river grinds rye for forty bakers. '.repeat(Math.ceil(bytes / 50) + 1);
  return { pieces: Array.from({ length: count }, (_, number) => words.slice(number % 50, (number % 50) + bytes)), pauseMilliseconds };
}

/** An object that answers `findingsQuestion`, in pieces of about a token's size. */
export const objectAnswer: Shape = {
  pieces: JSON.stringify({ findings: Array.from({ length: 5 }, (_, number) => ({ claim: `It grinds for forty bakers (${number}).`, quote: 'The mill at the river grinds rye for forty bakers of the valley, and has done so since 1904.' })) }).match(/.{1,20}/gs) ?? [],
  pauseMilliseconds: 0,
};
