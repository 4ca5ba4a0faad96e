import type { ImapFlow } from 'imapflow';
import type { Account } from './account.ts';

/** Where mail is read and kept. */
export interface Folders {
  /** The one first in which mail arrives. */
  readonly toRead: readonly string[];
  /** Where copies of what was sent may lie, the likeliest first. */
  readonly sent: readonly string[];
}

/** Names that the library lacks: GMX and web.de. */
const others: ReadonlyMap<string, string> = new Map([['spamverdacht', '\\Junk']]);

/** Asks the server for its folders: those with a special use of RFC 6154 before those that only have the name of one. */
export async function foldersOf(client: ImapFlow, account: Account): Promise<Folders> {
  const all = (await client.list()).filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'));
  // How folders for spam and sent mail are called in the languages of the world: the library keeps that list.
  const { specialUse } = await import('imapflow/lib/special-use.js');
  const inUseFor = (use: string): readonly string[] => {
    const told = all.filter((folder) => folder.specialUse === use);
    const named = all.filter((folder) => !told.includes(folder) && (specialUse(false, folder).flag ?? others.get(folder.name.toLowerCase())) === use);
    return [...told, ...named].map(({ path }) => path);
  };
  // What somebody has archived before we look has come all the same. Gmail archives into the folder of all mail, in which it arrives as well.
  const [[everything], [archive], [spam]] = [all.filter(({ specialUse: use }) => use === '\\All').map(({ path }) => path), inUseFor('\\Archive'), inUseFor('\\Junk')];
  const usual = [...new Set([everything ?? 'INBOX', spam, everything === undefined ? archive : undefined])].filter((folder) => folder !== undefined);
  return {
    toRead: account.folders.length > 0 ? account.folders : usual,
    sent: account.sentFolder === undefined ? inUseFor('\\Sent') : [account.sentFolder],
  };
}
