import type { Mailbox, ReadRun, ReceivedMessage } from '../contracts/mailbox.ts';
import { expectInside } from './plugin-promises.ts';
import { type ContractPromise, expect, expectEqual, expectTyped, outcomeOf, within } from './promise.ts';
import type { MailboxSample } from './sample.ts';
import { broughtBy, onStage, type Stage } from './stage.ts';

/** How soon a cancelled reading must have ended, in seconds. */
const soon = 5;

export function mailboxPromises(plugin: unknown, sample: MailboxSample): readonly ContractPromise[] {
  const { id } = sample;
  const promise = (sentence: string, check: (mailbox: Mailbox, stage: Stage) => Promise<void>): ContractPromise => ({
    title: `mailbox ${id} ${sentence}`,
    check: () => onStage(plugin, sample, (stage) => check(broughtBy(stage, 'mailboxes', id), stage)),
  });

  return [
    promise('says what it is to a person', async (mailbox) => {
      expect(typeof mailbox.label === 'string' && mailbox.label.trim() !== '', 'it has no label');
    }),
    promise('gives every message, each with a cursor of its own', async (mailbox) => {
      const messages = await readAll(mailbox, null);
      expect(sample.messages >= 2, 'the sample needs a mailbox with at least two messages');
      expectEqual(messages.length, sample.messages, 'it gave another number of messages');
      for (const { cursor, bytes } of messages) {
        expect(typeof cursor === 'string' && cursor !== '', 'a message has no cursor');
        expect(bytes instanceof Uint8Array && bytes.length > 0, 'a message that was wanted has no bytes');
      }
      expectEqual(new Set(messages.map(({ cursor }) => cursor)).size, messages.length, 'two messages share a cursor');
    }),
    promise('goes on after any cursor, in the same order, nothing twice and nothing left out', async (mailbox) => {
      const messages = await readAll(mailbox, null);
      for (const [index, { cursor }] of messages.entries()) {
        expectEqual((await readAll(mailbox, cursor)).map(text), messages.slice(index + 1).map(text), `after message ${index + 1} it did not go on where it was`);
      }
    }),
    promise('asks about the head of each message, and gives no bytes of what is not wanted', async (mailbox) => {
      const heads: string[] = [];
      const wants = (head: Uint8Array) => heads.push(Buffer.from(head).toString('latin1')) < 0;
      const messages = await Array.fromAsync(mailbox.read(null, { ...everything(new AbortController().signal), wants }));
      expectEqual(messages.length, sample.messages, 'it gave another number of messages');
      expectEqual(heads.length, sample.messages, 'it did not ask about each message');
      expect(heads.every((head) => /^[!-9;-~]+:/.test(head)), 'it asked with something else than a head');
      expect(messages.every(({ bytes }) => bytes === null), 'it gave bytes that were not wanted');
    }),
    promise('marks nothing as read: a second reading gives the same', async (mailbox) => {
      const first = await readAll(mailbox, null);
      expectEqual((await readAll(mailbox, null)).map(text), first.map(text), 'the second reading gave something else');
    }),
    promise('says in plain words when it does not know a cursor, and loses nothing', async (mailbox) => {
      const outcome = await outcomeOf(() => readAll(mailbox, 'a cursor of another mailbox'));
      if ('thrown' in outcome) expectTyped(outcome.thrown, 'given a cursor it does not know');
      else expectEqual(outcome.value.length, sample.messages, 'it neither refused the cursor nor began again');
    }),
    promise('can be left after the first message', async (mailbox) => {
      for await (const message of mailbox.read(null, everything(new AbortController().signal))) {
        expect(message.cursor !== '', 'it has no cursor');
        break;
      }
      expectEqual((await readAll(mailbox, null)).length, sample.messages, 'after that it gave another number of messages');
    }),
    promise('ends when it is cancelled', async (mailbox) => {
      const stopping = new AbortController();
      const reading = outcomeOf(async () => {
        for await (const _ of mailbox.read(null, everything(stopping.signal))) stopping.abort(new Error('cancelled by the test'));
      });
      await within(soon, 'ending', reading);
    }),
    promise('touches nothing outside of its scope, but for what it says', async (mailbox, stage) => {
      await readAll(mailbox, null);
      expectInside(stage);
    }),
  ];
}

function readAll(mailbox: Mailbox, cursor: string | null): Promise<readonly ReceivedMessage[]> {
  return Array.fromAsync(mailbox.read(cursor, everything(new AbortController().signal)));
}

function everything(signal: AbortSignal): ReadRun {
  return { signal, since: new Date(0).toISOString(), wants: () => true };
}

function text({ bytes }: ReceivedMessage): string {
  return Buffer.from(bytes ?? []).toString('latin1');
}
