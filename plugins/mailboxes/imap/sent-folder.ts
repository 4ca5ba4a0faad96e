import type { ImapFlow } from 'imapflow';
import type { Scope, SentCopy, SentFolder } from '../../../core/index.ts';
import type { Account } from './account.ts';
import { foldersAt, type Remembered } from './read-messages.ts';
import type { Session } from './session.ts';

interface Source {
  readonly scope: Scope<unknown>;
  readonly account: Account;
  readonly session: Session;
  readonly remembered: Remembered;
}

/** A server's clock may be behind ours by so much: milliseconds. */
const clockSkew = 5 * 60_000;
const day = 24 * 60 * 60 * 1000;
/** Messages that are compared one by one, the newest ones. */
const mostCandidates = 500;

export function createSentFolder(source: Source): SentFolder {
  const { scope, account, session } = source;
  return {
    async has(message, signal) {
      return session.use(signal, async (client) => {
        const { sent } = await foldersAt(client, source);
        // Never "no" from where nothing could be seen: the message would be sent again.
        if (sent.length === 0) {
          scope.fail('plugin_says', { message: `No folder for sent mail was found at ${account.host}.`, help: 'Name it as "sentFolder" in the settings of the mailbox.' });
        }
        for (const folder of sent) {
          await client.mailboxOpen(folder, { readOnly: true });
          if ((await idsOf(client, message.messageId)).length > 0 || (await isAmongNewest(client, message))) return true;
        }
        return false;
      });
    },
    async file(bytes, signal) {
      await session.use(signal, async (client) => {
        const folder = (await foldersAt(client, source)).sent[0] ?? (await makeFolder(client, source));
        await client.mailboxOpen(folder, { readOnly: true });
        const messageId = messageIdOf(bytes);
        if (messageId !== undefined && (await idsOf(client, messageId)).length > 0) return;
        // Out of EXAMINE, or the library takes the folder for one that can keep no flag.
        await client.mailboxClose();
        await client.append(folder, Buffer.from(bytes), ['\\Seen']);
      });
    },
  };
}

async function makeFolder(client: ImapFlow, { remembered }: Source): Promise<string> {
  remembered.folders.delete(client);
  return (await client.mailboxCreate('Sent')).path;
}

async function idsOf(client: ImapFlow, messageId: string): Promise<readonly number[]> {
  return found(await client.search({ header: { 'message-id': messageId } }, { uid: true }));
}

/**
 * Where the server wrote a Message-ID of its own: the same recipient and subject, taken in since the attempt began. Compared here and not by the server,
 * whose search looks for parts of words, and may know a new message only minutes later.
 */
async function isAmongNewest(client: ImapFlow, { messageId, to, subject, since }: SentCopy): Promise<boolean> {
  const from = Date.parse(since);
  const newest = found(await client.search({ since: new Date(from - day) }, { uid: true })).slice(-mostCandidates);
  // Of a long time the newest ones are not enough; and what is older, every server knows by its recipient.
  const older = Date.now() - from > 2 * day ? found(await client.search({ since: new Date(from - day), to }, { uid: true })).slice(-mostCandidates) : [];
  const uids = [...new Set([...older, ...newest])];
  if (uids.length === 0) return false;
  let same = false;
  for await (const { envelope, internalDate } of client.fetch(uids.join(','), { uid: true, envelope: true, internalDate: true }, { uid: true })) {
    const isRecent = internalDate !== undefined && new Date(internalDate).getTime() >= from - clockSkew;
    const isTo = envelope?.to?.some(({ address }) => address?.toLowerCase() === to.toLowerCase()) === true;
    same ||= envelope?.messageId === messageId || (isRecent && isTo && folded(envelope?.subject ?? '') === folded(subject));
  }
  if (!client.usable) throw Object.assign(new Error('the connection was lost'), { code: 'NoConnection' });
  return same;
}

/** No list is the library's word for a search that was refused. */
function found(uids: readonly number[] | false | undefined): readonly number[] {
  if (uids === false || uids === undefined) throw Object.assign(new Error('it did not search the folder for sent mail'), { code: 'Refused' });
  return uids;
}

function folded(subject: string): string {
  return subject.replace(/\s+/g, ' ').trim().normalize();
}

/** RFC 5322 section 3.6.4; the field may be folded. */
function messageIdOf(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 256 * 1024)).toString('latin1');
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  return /^message-id:\s*(<[^<>\s]+>)/im.exec(head)?.[1];
}
