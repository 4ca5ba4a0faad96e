// "Why was this not sent?": a sentence where one will do; where rules of time and place hold a message, a page with each of them and what clears it.
import { commands, l10n } from 'vscode';
import type { Engine } from '../../core/engine.ts';
import type { WhyNotSent } from '../../core/outbox/why-not-sent.ts';
import { commandId, type CommandName } from '../contributions.ts';
import { coreHelp, coreWords } from '../host/core-words.ts';
import { notify } from '../host/notify.ts';
import { telling } from '../host/tell-error.ts';
import { html, type Html } from '../pages/html.ts';
import { commandLink, showPage } from '../setup/show-page.ts';
import { soonOf } from '../views/number-words.ts';
import { hourThere } from '../views/wait-words.ts';
import { showProblems } from './draft-decisions.ts';
import type { Drafts } from './drafts.ts';

/** What holds the message, and the step that lets it go. */
export async function sayWhyNotSent(drafts: Drafts, id: number): Promise<string> {
  const { whyNotSent } = await import('../../core/outbox/why-not-sent.ts');
  const engine = await drafts.host.engine();
  const why = await whyNotSent(engine, id);
  const { draft } = await drafts.read(id);
  const { company } = draft.lead;
  const isBlocked = draft.status === 'drafted' && draft.blockedBy.length > 0;
  const step = isBlocked ? { title: l10n.t('Show the Words') } : stepFor(why.rule, await about(engine, id));
  const said = `${company}: ${[coreWords(why.reason), step === undefined && why.clears !== null ? coreHelp(why.clears) : ''].filter(Boolean).join(' ')}`;
  if (why.rules.length > 0) {
    const steps = await Promise.all(why.rules.map(async ({ rule }) => stepFor(rule, await about(engine, id))));
    showPage(drafts.host, { title: l10n.t('Why Not Sent: {0}', company), content: page(company, why, steps), commands: steps.flatMap((each) => each?.command ?? []) });
    return said;
  }
  void telling(drafts.host, async () => {
    const chosen = await notify.information(said, ...(step === undefined ? [] : [step.title]));
    if (chosen === undefined || step === undefined) return;
    await (step.command === undefined ? showProblems(drafts, id) : commands.executeCommand(commandId(step.command), ...(step.about === undefined ? [] : [step.about])));
  });
  return said;
}

interface About {
  readonly emailId: number;
  readonly leadId: number;
  readonly campaignId: number;
  readonly account: string | undefined;
}

async function about({ store }: Engine, emailId: number): Promise<About> {
  const [{ leadId, campaignId }, messages] = await Promise.all([store.emails.get(emailId), store.outbox.ofEmail(emailId)]);
  return { emailId, leadId, campaignId, account: messages[0]?.account };
}

interface Step {
  readonly title: string;
  /** Undefined where the words themselves are shown. */
  readonly command?: CommandName;
  readonly about?: Readonly<Record<string, unknown>>;
}

/** What a person can do about a rule; undefined where only time clears it. */
function stepFor(rule: string, { emailId, leadId, campaignId, account }: About): Step | undefined {
  const email = { id: emailId };
  switch (rule) {
    case 'approval':
      return { title: l10n.t('Approve'), command: 'approveDraft', about: email };
    case 'rejected':
      return { title: l10n.t('Write Another'), command: 'regenerateDraft', about: email };
    case 'not-sent-yet':
    case 'retry':
      return { title: l10n.t('Send What Is Approved'), command: 'sendApproved' };
    case 'never-twice':
    case 'held':
    case 'refused':
      return { title: l10n.t('Say What Became of It'), command: 'settleMessage', about: email };
    case 'account-paused':
      return { title: l10n.t('Send Again'), command: 'resumeAccount', ...(account === undefined ? {} : { about: { account } }) };
    case 'campaign-paused':
      return { title: l10n.t('Continue the Campaign'), command: 'continueCampaign', about: { id: campaignId } };
    case 'lawful-basis':
      return { title: l10n.t('Say Why You May Write to Them'), command: 'recordBasis', about: { id: leadId } };
    case 'restored':
      return { title: l10n.t('Let This Home Send…'), command: 'releaseHome' };
    case 'domain':
      return { title: l10n.t('Check the Domain'), command: 'checkDomain' };
    case 'account':
    case 'transport':
      return { title: l10n.t('Choose How Mail Is Sent'), command: 'setupMailbox' };
    default:
      return undefined;
  }
}

const sureness: Readonly<Record<string, () => string>> = {
  high: () => l10n.t('sure'),
  medium: () => l10n.t('rather sure'),
  low: () => l10n.t('a guess'),
};

function page(company: string, { rules, clearsAt, place }: WhyNotSent, steps: readonly (Step | undefined)[]): Html {
  const time = (at: number) => {
    const theirs = place === null ? undefined : hourThere(at, place.zone);
    return theirs === undefined ? soonOf(new Date(at)) : l10n.t('{0} ({1} for them)', soonOf(new Date(at)), theirs);
  };
  const holds = rules.length === 1 ? l10n.t('One rule holds this message.') : l10n.t('{0} rules hold this message.', rules.length);
  const until = clearsAt === null ? l10n.t('No time lets it go: it waits for you.') : l10n.t('It may go {0}.', time(clearsAt));
  return html`<h1>${company}</h1>
    <p>${holds} ${until}</p>
    <section><ul class="findings">${rules.map(
      ({ message, clears, clearsAt: at, binding }, index) => html`<li><p>${binding && rules.length > 1 ? html`<strong>${coreWords(message)}</strong>` : coreWords(message)}</p>
        <p class="quiet">${at === null ? l10n.t('What clears it: {0}', coreHelp(clears)) : l10n.t('Clears by itself {0}.', time(at))}</p>${linkOf(steps[index])}</li>`,
    )}</ul></section>
    ${place !== null && html`<section><h2>${l10n.t('Where they are taken to be')}</h2><p>${place.zone} <span class="badge">${(sureness[place.confidence] ?? (() => ''))()}</span></p><p class="quiet">${coreWords(place.because)}</p></section>`}`;
}

function linkOf(step: Step | undefined): Html | false {
  return step?.command !== undefined && html`<p>${commandLink(step.command, step.title, undefined, step.about)}</p>`;
}
