import type { Claim, DraftAnswer, WriteInput } from '../../../core/index.ts';

/** Keeps the claims whose words stand in the draft and whose quote stands in its source, letter by letter. What then has no proof is for the grounding gate to find. */
export function checkClaims(answer: DraftAnswer, input: WriteInput): readonly Claim[] {
  const parts = [answer.subjectA, answer.subjectB, answer.body, ...answer.followUps.map(({ body }) => body)];
  const sources = new Map<string, string>([
    ...input.documents.map(({ uri, text }) => [uri, text] as const),
    ...input.answers.map(({ id, answer: words }) => [`answer:${id}`, words] as const),
    [input.profileUri, input.profile.rawText],
  ]);
  const kinds = new Map<string, string>([...input.documents.map(({ uri, kind }) => [uri, kind] as const), ...input.answers.map(({ id }) => [`answer:${id}`, 'answer'] as const), [input.profileUri, 'resume']]);
  return answer.claims
    .filter(({ text, kind, uri, quote }) => parts.some((part) => part.includes(text)) && kinds.get(uri) === kind && sources.get(uri)?.includes(quote) === true)
    .map(({ text, kind, uri, quote }) => ({ text, source: { kind, uri, quote } }));
}
