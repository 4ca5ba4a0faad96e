// When an approved message may go, in one's own time and in that of whoever reads it.
import { env, l10n } from 'vscode';
import type { Wait } from '../../core/outbox/waits.ts';
import { coreWords } from '../host/core-words.ts';
import { soonOf } from './number-words.ts';

export interface WaitWords {
  /** A few words for a narrow row. */
  readonly short: string;
  /** Sentences, one after the other. */
  readonly sentences: readonly string[];
}

/** What a person has to do, of the rules that no time clears. */
const yourTurn: Readonly<Record<string, () => string>> = {
  'account-paused': () => l10n.t('the account is paused'),
  'campaign-paused': () => l10n.t('the campaign is paused'),
  'lawful-basis': () => l10n.t('why may you write to them?'),
  restored: () => l10n.t('this home does not send'),
  domain: () => l10n.t('the domain is not ready'),
  'answers-unread': () => l10n.t('answers cannot be read'),
};

export function waitWords({ rule, reason, clearsAt, place }: Wait): WaitWords {
  const where = place === null ? [] : [l10n.t('Taken to be in {0}: {1}', place.zone, coreWords(place.because))];
  if (rule === null) return { short: l10n.t('goes next'), sentences: [l10n.t('Nothing holds it: it goes with the next sending.'), ...where] };
  const why = reason === null ? [] : [coreWords(reason)];
  if (clearsAt === null) return { short: (yourTurn[rule] ?? (() => l10n.t('waits for you')))(), sentences: [...why, ...where] };
  const ours = soonOf(new Date(clearsAt));
  const theirs = place === null ? undefined : hourThere(clearsAt, place.zone);
  const may = theirs === undefined ? l10n.t('It may go {0}.', ours) : l10n.t('It may go {0}, which is {1} for them.', ours, theirs);
  return { short: l10n.t('may go {0}', ours), sentences: [may, ...why, ...where] };
}

/** The hour in another time zone; undefined where it is the same as here, and where the editor does not know the zone. */
export function hourThere(at: number, timeZone: string): string | undefined {
  const shown = (zone: string | undefined) => new Intl.DateTimeFormat(env.language, { weekday: 'short', hour: 'numeric', minute: '2-digit', timeZone: zone }).format(at);
  try {
    return shown(timeZone) === shown(undefined) ? undefined : shown(timeZone);
  } catch {
    return undefined; // the core's list of zones is newer than the editor's
  }
}
