import type { ImapFlow, ListResponse } from 'imapflow';
// How a folder for sent mail or spam is called in the languages of the world: the library keeps that list.
import { specialUse } from 'imapflow/lib/special-use.js';
import type { Account } from './account.ts';

/** Where mail is read and kept. */
export interface Folders {
  /** INBOX first. */
  readonly toRead: readonly string[];
  /** Where copies of what was sent may lie, the likeliest first. */
  readonly sent: readonly string[];
}

/** Asks the server for its folders: those with a special use of RFC 6154 before those that only have the name of one. */
export async function foldersOf(client: ImapFlow, account: Account): Promise<Folders> {
  const all = (await client.list()).filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'));
  const [spam] = inUseFor(all, '\\Junk');
  return {
    toRead: account.folders.length > 0 ? account.folders : ['INBOX', ...(spam === undefined ? [] : [spam])],
    sent: account.sentFolder === undefined ? inUseFor(all, '\\Sent') : [account.sentFolder],
  };
}

function inUseFor(folders: readonly ListResponse[], use: string): readonly string[] {
  const told = folders.filter((folder) => folder.specialUse === use);
  const named = folders.filter((folder) => !told.includes(folder) && specialUse(false, folder).flag === use);
  return [...told, ...named].map(({ path }) => path);
}
