import type { Finding, FindingKind, Signal } from '../domain/brief.ts';
import type { Email } from '../domain/email.ts';

/** What a message takes up about the company: by the kind of the finding, since no two companies share one. `other` is in no brief; `none` takes up nothing. */
export type TalkingPoint = Signal | Exclude<FindingKind, 'signal'> | 'other' | 'none';

/** The more it tells, the earlier: one sentence of a page may be several findings at once. */
const telling: readonly TalkingPoint[] = ['funding', 'launch', 'news', 'hiring', 'person', 'background', 'product', 'company', 'role', 'requirement', 'stack', 'talking-point'];

/** The first thing about the company that the first message says, as research called it. */
export function talkingPointOf({ body, claims }: Pick<Email, 'body' | 'claims'>, findings: readonly Finding[]): TalkingPoint {
  const [first] = claims
    .filter(({ source }) => source.kind === 'page' || source.kind === 'posting')
    .map((claim) => ({ at: body.indexOf(claim.text), source: claim.source }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at);
  if (first === undefined) return 'none';
  const points = new Set(findings.filter(({ source }) => source.uri === first.source.uri && overlap(source.quote, first.source.quote)).map(pointOf));
  return telling.find((point) => points.has(point)) ?? 'other';
}

function pointOf({ kind, signal }: Finding): TalkingPoint {
  return signal !== undefined ? signal : kind === 'signal' ? 'news' : kind;
}

function overlap(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}
