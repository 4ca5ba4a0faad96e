// Reads one venue to its end, its time limit or its failure.
import type { AgentRun, Candidate, Clock, TextTools, Venue, VenueSource } from '../../../core/index.ts';
import { tidyCandidate, withStatedContact } from './candidate.ts';

export interface ReadingLimits {
  readonly maxCandidates: number;
  readonly timeoutSeconds: number;
}

export interface VenueReading {
  readonly candidates: readonly Candidate[];
  /** The first thousand. */
  readonly skipped: readonly { readonly where: string; readonly reason: string }[];
  readonly skippedCount: number;
  /** Why it ended early; null when the venue came to its end. */
  readonly failure: string | null;
}

const mostSkipped = 1000;

/** Rejects only when the whole run is cancelled. */
export async function readVenue(venue: Venue, source: VenueSource, run: AgentRun, tools: { readonly text: TextTools; readonly clock: Clock }, limits: ReadingLimits): Promise<VenueReading> {
  const candidates: Candidate[] = [];
  const skipped: { where: string; reason: string }[] = [];
  let skippedCount = 0;
  const skip = (where: string, reason: string) => {
    skippedCount += 1;
    if (skipped.length < mostSkipped) skipped.push({ where: where.slice(0, 500), reason: reason.slice(0, 500) });
  };
  if (!venue.takes.includes(source.shape)) {
    return { candidates, skipped, skippedCount, failure: `It takes a ${venue.takes.join(' or a ')}, and ${source.uri} is a ${source.shape}.` };
  }

  const stopping = new AbortController();
  const signal = AbortSignal.any([run.signal, stopping.signal]);
  const late = tools.clock.sleep(limits.timeoutSeconds * 1000, signal).then(() => {
    throw new Error(`It did not finish within ${limits.timeoutSeconds} s.`);
  });
  late.catch(() => undefined); // Heard by the race below; after the race nobody needs it.

  try {
    const entries = venue.discover(source, { signal, log: run.log, web: run.web, text: tools.text, now: () => run.now(), skip })[Symbol.asyncIterator]();
    for (;;) {
      const next = await Promise.race([entries.next(), late]);
      if (next.done === true) break;
      if (candidates.length >= limits.maxCandidates) {
        run.log.warn(`${venue.id} has more than ${limits.maxCandidates} leads; the rest is left out (plugins.scout.maxCandidates)`);
        run.progress(`${venue.label}: only the first ${limits.maxCandidates} leads are taken`);
        break;
      }
      const candidate = tidyCandidate(next.value, source.uri);
      if (typeof candidate === 'string') skip(`entry ${candidates.length + skippedCount + 1}`, candidate);
      else candidates.push(withStatedContact(candidate, tools.text.contacts));
      if (candidates.length % 500 === 0) await run.checkpoint();
    }
    return { candidates, skipped, skippedCount, failure: null };
  } catch (thrown) {
    run.signal.throwIfAborted();
    return { candidates, skipped, skippedCount, failure: sentenceFrom(thrown) };
  } finally {
    stopping.abort(new Error('the venue has been read'));
  }
}

/** What went wrong, and what to do when the error says so. */
function sentenceFrom(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const help = (thrown as { readonly help?: unknown }).help;
  return typeof help === 'string' ? `${thrown.message} ${help}` : thrown.message;
}
