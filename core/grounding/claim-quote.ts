import type { Claim, DraftProblem } from '../domain/draft.ts';
import { answerUri, type Inspection } from './inspection.ts';

const help = 'Have the draft written again ("outreach mail reject ID", then "outreach run write"), or edit it: claims whose words you change are dropped.';

/** Each claim's words must stand in the draft, and its quote in the source that it names, both to the last character. */
export function claimQuotes(inspection: Inspection): readonly DraftProblem[] {
  return inspection.draft.claims.flatMap((claim) => {
    const { stands, ...at } = placeOf(claim, inspection);
    const problem = (message: string): DraftProblem[] => [{ rule: 'claim-quote', message, help, ...at }];
    if (!stands) return problem(`The claim "${shortened(claim.text)}" does not stand in the draft.`);
    const { kind, uri, quote } = claim.source;
    if ((quote.match(/[\p{L}\p{N}]/gu) ?? []).length < 2) return problem(`The claim "${shortened(claim.text)}" quotes nothing that could prove it.`);
    const texts = sourceTexts(claim, inspection);
    if (texts.length === 0) return problem(`The claim "${shortened(claim.text)}" names a source that was not read (${kind} ${shortened(uri)}).`);
    if (!texts.some((text) => text.includes(quote))) return problem(`"${shortened(quote)}" does not stand in the source that the claim "${shortened(claim.text)}" names.`);
    return [];
  });
}

/** The draft's claims without those whose words were edited away: what an editor keeps. */
export function standingClaims(draft: Inspection['draft']): readonly Claim[] {
  const texts = [draft.subjectA, draft.subjectB, draft.body, ...draft.followUps.map(({ body }) => body)];
  return draft.claims.filter(({ text }) => text.trim() !== '' && texts.some((part) => part.includes(text)));
}

export function sourceTexts({ source }: Claim, { profile, profileUri, documents, answers }: Inspection): readonly string[] {
  if (source.kind === 'resume') return source.uri === profileUri ? [profile.rawText] : [];
  if (source.kind === 'answer') return answers.filter(({ id }) => answerUri(id) === source.uri).map(({ answer }) => answer);
  return documents.filter(({ kind, uri }) => kind === source.kind && uri === source.uri).map(({ text }) => text);
}

/** Where a claim stands in the draft; the body's start when it stands nowhere. */
export function placeOf({ text }: Claim, { parts }: Inspection): Pick<DraftProblem, 'part' | 'day' | 'start' | 'end' | 'quote'> & { readonly stands: boolean } {
  if (text.trim() !== '') {
    for (const { part, day, raw } of parts) {
      const start = raw.indexOf(text);
      if (start !== -1) return { part, ...(day === undefined ? {} : { day }), start, end: start + text.length, quote: text, stands: true };
    }
  }
  return { part: 'body', start: 0, end: 0, quote: '', stands: false };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 97)}…` : line;
}
