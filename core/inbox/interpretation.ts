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

export interface Patience {
  /** For one answer of the model, in milliseconds. */
  readonly each: number;
  /** For all of them in one look. */
  readonly altogether: number;
}

/** Everything that waits in the mailbox waits for this, an opt-out perhaps; and whoever looks after mail must be heard of every ten minutes. */
const usualPatience: Patience = { each: 60_000, altogether: 240_000 };
/** People say what they want in the first lines; UTF-16 units. */
const longestText = 4_000;

/** For one look into a mailbox: a model that has failed, or has taken too long, is not asked again in it. */
export function createInterpretation(parts: EngineParts, signal: AbortSignal, patience: Patience = usualPatience): Interpretation {
  const { store, kernel, models, log } = parts;
  let isAsked = kernel.agents.all().some(({ role }) => role === 'interpreter');
  const altogether = createCountdown(patience.altogether, () => {
    isAsked = false;
  });

  return {
    async refine(read) {
      const { reading, mail } = read;
      if (!isAsked || reading.kind !== 'reply' || reading.text.trim() === '') return read;
      const heard = hearIntent(reading.text, mail.subject);
      if (heard.isSure) return read;
      // What strangers write to the user about other things is nobody else's business.
      const counterpart = await matchMessage(store.inbox, read);
      if (counterpart === undefined) return read;
      try {
        if (!models.isModel('interpreter')) return read;
        const suggested = await ask({ text: withoutContacts(reading.text.slice(0, longestText)) }, counterpart);
        const intent = refinedIntent(heard, suggested);
        if (intent !== suggested) log('inbox').info(`About lead ${counterpart.leadId}: a model takes the answer for "${suggested}"; the rules keep it at "${intent}"`);
        return { ...read, reading: { ...reading, intent, kind: intent === 'opt-out' ? 'opt-out' : 'reply' } };
      } catch (thrown) {
        signal.throwIfAborted();
        isAsked = false;
        log('inbox').warn(`What an answer wants was read by the rules alone, since no model could be asked: ${reasonOf(thrown)}`);
        return read;
      }
    },
  };

  async function ask(input: ReplyQuestion, { leadId, campaignId }: { readonly leadId: number; readonly campaignId: number }): Promise<ReplyAnswer['intent']> {
    const tooLong = new AbortController();
    const each = createCountdown(patience.each, () => tooLong.abort(new Error('it took too long')));
    each.go();
    altogether.go();
    try {
      const { output, keepLog } = await askAgent<ReplyAnswer>(parts, { agent: agentFor(parts, 'interpreter'), input, leadId, campaignId, maxWebCalls: 0, signal: AbortSignal.any([signal, tooLong.signal]) });
      await store.write(keepLog);
      return output.intent;
    } finally {
      each.hold();
      altogether.hold();
    }
  }
}
