// What became of drafts and messages, group by group: the numbers that rates are made of, for the analyst, the statistics and the dashboard.
import { companySizeOf, companySizes } from '../domain/company-size.ts';
import { titleGroupOf } from '../domain/title-group.ts';
import { chosenVariant } from '../outbox/chosen-subject.ts';
import { openToken } from '../outbox/open-pixel.ts';
import type { SentMessage } from '../store/outcomes.ts';
import type { Store } from '../store/store.ts';
import { headcount } from '../text/headcount.ts';
import { nextTurn } from '../in-turns.ts';
import { talkingPointOf } from './talking-point.ts';

export const outcomeGroups = ['talking point', 'role', 'reader', 'company size', 'venue', 'subject'] as const;
/** By what messages are told apart: what they take up, what the person's title is, for what kind of reader they are written, how many people work there, where the lead was found, and which of two subjects they carry. */
export type OutcomeGroup = (typeof outcomeGroups)[number];

export interface Outcome {
  readonly group: OutcomeGroup;
  readonly value: string;
  /** Drafts that nobody rejected, what was sent among them. Of talking points, titles, sizes and subjects only what was sent is looked at: a draft may still change. */
  readonly drafted: number;
  readonly sent: number;
  readonly replied: number;
  /** People who have loaded the picture in a message. Doubtful: see `openPixelCaveat`. */
  readonly opened: number;
}

export interface Outcomes {
  readonly sent: number;
  readonly replied: number;
  readonly opened: number;
  readonly groups: readonly Outcome[];
}

/** Read at once, before somebody else has a turn. */
const atOnce = 100;

/** Of one campaign, or of all. Groups in their order. */
export async function readOutcomes(store: Store, campaignId?: number): Promise<Outcomes> {
  const total = { sent: 0, replied: 0, opened: 0 };
  const groups = new Map(outcomeGroups.map((group) => [group, new Map<string, { drafted: number; sent: number; replied: number; opened: number }>()]));
  const entry = (group: OutcomeGroup, value: string) => {
    const values = groups.get(group) ?? new Map();
    const kept = values.get(value) ?? { drafted: 0, sent: 0, replied: 0, opened: 0 };
    values.set(value, kept);
    return kept;
  };
  const drafted = new Set<OutcomeGroup>();
  for (const { group, value, count } of await store.outcomes.drafted(campaignId)) {
    drafted.add(group);
    entry(group, value).drafted += count;
  }

  const openedTokens = new Set(await store.metrics.dimensions('opened'));
  for (let after = 0; ; ) {
    const messages = await store.outcomes.sent({ after, limit: atOnce, ...(campaignId === undefined ? {} : { campaignId }) });
    const sizes = await sizesOf(store, messages);
    for (const message of messages) {
      const opened = openedTokens.size > 0 && message.messageIds.some((id) => openedTokens.has(openToken(id))) ? 1 : 0;
      const replied = message.replied ? 1 : 0;
      total.sent += 1;
      total.replied += replied;
      total.opened += opened;
      for (const [group, value] of groupsOf(message, sizes)) {
        const counts = entry(group, value);
        if (!drafted.has(group)) counts.drafted += 1;
        counts.sent += 1;
        counts.replied += replied;
        counts.opened += opened;
      }
    }
    const last = messages.at(-1);
    if (last === undefined || messages.length < atOnce) break;
    after = last.id;
    await nextTurn();
  }
  return { ...total, groups: [...groups].flatMap(([group, values]) => [...values].map(([value, counts]) => ({ group, value, ...counts })).toSorted(inReadingOrder)) };
}

/** Sizes and subjects in their own order, of the others the value with the most messages first. */
function inReadingOrder(one: Outcome, other: Outcome): number {
  if (one.group === 'company size') return order.indexOf(one.value) - order.indexOf(other.value);
  const byName = one.value < other.value ? -1 : 1;
  return one.group === 'subject' ? byName : other.sent - one.sent || other.drafted - one.drafted || byName;
}

const order: readonly string[] = companySizes;

function groupsOf(message: SentMessage, sizes: ReadonlyMap<number, number>): readonly (readonly [OutcomeGroup, string])[] {
  return [
    ['talking point', talkingPointOf(message, message.findings)],
    ['role', titleGroupOf(message.title)],
    ['reader', message.reader],
    ['company size', companySizeOf(sizes.get(message.leadId))],
    ['venue', message.venue],
    // A message with one subject takes part in no comparison.
    ...(message.subjectB.trim() === '' ? [] : [['subject', chosenVariant(message)] as const]),
  ];
}

/** How many people work at the companies of these leads, where one of their texts says so. */
async function sizesOf(store: Store, messages: readonly SentMessage[]): Promise<ReadonlyMap<number, number>> {
  const sizes = new Map<number, number>();
  for (const { leadId, text } of await store.outcomes.texts(messages.map(({ leadId }) => leadId))) {
    const people = sizes.has(leadId) ? undefined : headcount(text);
    if (people !== undefined) sizes.set(leadId, people);
  }
  return sizes;
}
