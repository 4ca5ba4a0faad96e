// Where the rules are not sure what an answer wants, and a model works for the role, the interpreter is asked. It suggests; the rules decide what a suggestion may change.
import type { ReplyAnswer, ReplyQuestion } from '../contracts/tasks.ts';
import { reasonOf } from '../errors.ts';
import { agentFor, askAgent } from '../orchestrator/ask-agent.ts';
import { createCountdown } from '../orchestrator/countdown.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import type { ReadMessage } from './keep-received.ts';
import { matchMessage } from './match-message.ts';
import { hearIntent } from './people/intent.ts';
import { refinedIntent } from './people/refined-intent.ts';
import { withoutContacts } from './people/without-contacts.ts';

export interface Interpretation {
  /** The message as it was read, or with another intent. Never rejects but on abort: without a model the rules' reading stands. */
  refine(read: ReadMessage): Promise<ReadMessage>;
}

/** Everything that waits in the mailbox waits for this, an opt-out perhaps; milliseconds. */
const longestWait = 60_000;
/** People say what they want in the first lines; UTF-16 units. */
const longestText = 4_000;

/** For one look into a mailbox: a model that has failed is not asked again in it. */
export function createInterpretation(parts: EngineParts, signal: AbortSignal): Interpretation {
  const { store, kernel, models, log } = parts;
  const works = kernel.agents.all().some(({ role }) => role === 'interpreter') && models.isModel('interpreter');
  let hasFailed = false;

  return {
    async refine(read) {
      const { reading, mail } = read;
      if (!works || hasFailed || reading.kind !== 'reply' || reading.text.trim() === '') return read;
      const heard = hearIntent(reading.text, mail.subject);
      if (heard.isSure) return read;
      // What strangers write to the user about other things is nobody else's business.
      const counterpart = await matchMessage(store.inbox, read);
      if (counterpart === undefined) return read;
      try {
        const suggested = await ask({ text: withoutContacts(reading.text.slice(0, longestText)) }, counterpart);
        const intent = refinedIntent(heard, suggested);
        if (intent !== suggested) log('inbox').info(`About lead ${counterpart.leadId}: a model takes the answer for "${suggested}"; the rules keep it at "${intent}"`);
        return { ...read, reading: { ...reading, intent, kind: intent === 'opt-out' ? 'opt-out' : 'reply' } };
      } catch (thrown) {
        signal.throwIfAborted();
        hasFailed = true;
        log('inbox').warn(`What an answer wants was read by the rules alone, since no model could be asked: ${reasonOf(thrown)}`);
        return read;
      }
    },
  };

  async function ask(input: ReplyQuestion, { leadId, campaignId }: { readonly leadId: number; readonly campaignId: number }): Promise<ReplyAnswer['intent']> {
    const patience = new AbortController();
    const countdown = createCountdown(longestWait, () => patience.abort(new Error('it took too long')));
    countdown.go();
    try {
      const { output, keepLog } = await askAgent<ReplyAnswer>(parts, { agent: agentFor(parts, 'interpreter'), input, leadId, campaignId, maxWebCalls: 0, signal: AbortSignal.any([signal, patience.signal]) });
      await store.write(keepLog);
      return output.intent;
    } finally {
      countdown.hold();
    }
  }
}
