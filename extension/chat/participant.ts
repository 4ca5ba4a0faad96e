// `@outreach`: a request in plain words becomes a plan, which is shown, and runs when the user says so. What it tells otherwise is read from the store.
import { type CancellationToken, type ChatFollowup, type ChatRequest, type ChatResponseStream, type ChatResult, chat, l10n, ThemeIcon } from 'vscode';
import { isOutreachError } from '../../core/errors.ts';
import type { DraftDocument } from '../../core/review/draft-document.ts';
import { commandId, participant, type ParticipantCommand } from '../contributions.ts';
import { errorWords } from '../host/error-words.ts';
import type { Host } from '../host/host.ts';
import { thrownWords } from '../host/thrown-words.ts';
import { leadStatusLooks } from '../views/lead-words.ts';
import { linked, plain, trusted } from './chat-markdown.ts';
import { makePlan } from './make-plan.ts';
import { planText } from './plan-text.ts';

/** What a turn was, for the next ones that are offered. */
type Was = ParticipantCommand | 'plan' | 'help';

/** Kept with the answer. */
interface Told {
  readonly was: Was;
  /** Of a plan: the model; left out where rules made it. */
  readonly madeBy?: string;
}

type Answer = (host: Host, request: ChatRequest, stream: ChatResponseStream, token: CancellationToken) => Promise<Told>;

const fewRows = 10;

export function registerParticipant(host: Host): void {
  const speaker = chat.createChatParticipant(participant.id, async (request, _, stream, token): Promise<ChatResult> => {
    try {
      return { metadata: await answerTo(request.command)(host, request, stream, token) };
    } catch (thrown) {
      if (token.isCancellationRequested) return {};
      host.logs.log.error(thrownWords(thrown));
      return { errorDetails: { message: isOutreachError(thrown) ? Object.values(errorWords(thrown)).join(' ') : l10n.t('Something went wrong in Outreach. Nothing of yours is lost; the log says more.') } };
    }
  });
  speaker.iconPath = new ThemeIcon('organization');
  speaker.followupProvider = { provideFollowups: ({ metadata }) => followupsOf((metadata as Told | undefined)?.was) };
  host.context.subscriptions.push(speaker);
}

function answerTo(command: string | undefined): Answer {
  const answers: Readonly<Record<ParticipantCommand, Answer>> = { status: tellStatus, review: tellReview, leads: tellLeads };
  return answers[command as ParticipantCommand] ?? tellPlan;
}

async function tellPlan(host: Host, request: ChatRequest, stream: ChatResponseStream, token: CancellationToken): Promise<Told> {
  if (request.prompt.trim() === '') {
    stream.markdown(l10n.t('Say whom you are looking for, and where: “find five fintech companies hiring backend engineers on https://jobs.example.com and draft to their CTOs”. You get a plan, and nothing happens before you run it.'));
    return { was: 'help' };
  }
  stream.progress(l10n.t('Making a plan'));
  const made = await makePlan(host, request, token);
  stream.markdown(planText(made));
  if (made.plan.venues.length > 0) stream.button({ command: commandId('runPlan'), title: l10n.t('Run This Plan'), arguments: [made.plan] });
  else stream.button({ command: commandId('newCampaign'), title: l10n.t('Choose Where to Look') });
  return { was: 'plan', ...(made.isByRules ? {} : { madeBy: made.model }) };
}

async function tellStatus(host: Host, _: ChatRequest, stream: ChatResponseStream): Promise<Told> {
  const { store } = await host.engine();
  const [campaigns, counts, drafts] = await Promise.all([store.campaigns.list(), store.leads.counts(), draftsWaiting(host)]);
  if (campaigns.length === 0) {
    stream.markdown(l10n.t('There is no campaign yet. Say whom you are looking for, or begin one.'));
    stream.button({ command: commandId('newCampaign'), title: l10n.t('New Campaign') });
    return { was: 'status' };
  }
  const campaignWords = { active: l10n.t('stands still, and can go on'), paused: l10n.t('paused'), completed: l10n.t('completed') };
  const rows = campaigns.slice(0, fewRows).map(({ id, name, status }) => `- **${plain(name)}**: ${host.runs.current.includes(id) ? l10n.t('is worked on now') : campaignWords[status]}`);
  const stages = Object.entries(leadStatusLooks).flatMap(([status, { words }]) => (counts[status as keyof typeof counts] > 0 ? [`${words()}: ${counts[status as keyof typeof counts]}`] : []));
  const waits = drafts.length === 0 ? l10n.t('No draft waits for you.') : l10n.t('Drafts that wait for you: {0}', drafts.length);
  stream.markdown([...rows, '', stages.length === 0 ? l10n.t('There are no leads yet.') : l10n.t('Leads. {0}', stages.join(' · ')), '', waits, ''].join('\n'));
  return { was: 'status' };
}

async function tellReview(host: Host, _: ChatRequest, stream: ChatResponseStream): Promise<Told> {
  const drafts = await draftsWaiting(host);
  const rows = drafts.slice(0, fewRows).map(({ id, lead, subject, match, blockedBy }) => [
    linked(`${lead.company}: ${subject}`, commandId('openDraft'), { id }),
    ...(match === null ? [] : [l10n.t('match {0}', match.score)]),
    ...(blockedBy.length === 0 ? [] : [l10n.t('to be mended: {0}', blockedBy.length)]),
  ]);
  const above = drafts.length === 0 ? l10n.t('No draft waits for you.') : l10n.t('Drafts that wait for you: {0}. The best matches:', drafts.length);
  stream.markdown(trusted([above, '', ...rows.map((row) => `- ${row.join(' · ')}`), ''].join('\n'), commandId('openDraft')));
  return { was: 'review' };
}

async function tellLeads(host: Host, { prompt }: ChatRequest, stream: ChatResponseStream): Promise<Told> {
  const { store } = await host.engine();
  const text = prompt.trim();
  const { leads, next } = await store.leads.page({ limit: fewRows, ...(text === '' ? {} : { filter: { text } }) });
  const rows = leads.map(({ id, company, person, role, status, score }) => {
    const about = [person, role].flatMap((each) => (each === null ? [] : [plain(each)]));
    return `- ${[linked(company, commandId('openLead'), { id }), ...about, leadStatusLooks[status].words(), ...(score === null ? [] : [String(score)])].join(' · ')}`;
  });
  const none = text === '' ? l10n.t('There are no leads yet.') : l10n.t('No lead says “{0}”.', plain(text));
  stream.markdown(trusted([...(rows.length === 0 ? [none] : rows), '', ...(next === null ? [] : [l10n.t('There are more in the Leads view.'), ''])].join('\n'), commandId('openLead')));
  return { was: 'leads' };
}

async function draftsWaiting(host: Host): Promise<readonly DraftDocument[]> {
  const [engine, { pendingDrafts }] = await Promise.all([host.engine(), import('../../core/review/draft-document.ts')]);
  return pendingDrafts(engine);
}

function followupsOf(was: Was | undefined): ChatFollowup[] {
  const next: Readonly<Record<Was, readonly ChatFollowup[]>> = {
    help: [],
    plan: [{ prompt: '', command: 'status', label: l10n.t('Where do my campaigns stand?') }],
    status: [{ prompt: '', command: 'review', label: l10n.t('Which drafts wait for me?') }, { prompt: '', command: 'leads', label: l10n.t('Who are my best leads?') }],
    review: [{ prompt: '', command: 'status', label: l10n.t('Where do my campaigns stand?') }],
    leads: [{ prompt: '', command: 'review', label: l10n.t('Which drafts wait for me?') }],
  };
  return was === undefined ? [] : [...next[was]];
}
