import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MailReading } from '../../core/domain/mail-reading.ts';
import { reasonOfFileError } from '../../core/files/reason-of-file-error.ts';
import { mostMailBytes } from '../../core/inbox/bounded-mail.ts';
import { readMail } from '../../core/inbox/read-mail.ts';
import { systemClock } from '../../core/system-clock.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { plainLine } from '../host/plain-line.ts';
import { table } from '../table.ts';

/** What received messages say, one line each; nothing is stored and nobody is suppressed. A file that cannot be read is said, and the rest go on. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const read: ReadFile[] = [];
  let failed = 0;
  for (const file of given.arguments) {
    context.signal.throwIfAborted();
    try {
      read.push(documentOf(file, await readMail(await beginningOf(file), { now: systemClock.now() })));
    } catch (thrown) {
      failed += 1;
      context.log.error(`${plainLine(file)} was not read: ${reasonOfFileError(thrown)}. Name the file of the message itself; the others were read.`);
    }
  }
  const text = read.length === 0 ? '' : table(['file', 'kind', 'who', 'why', 'what follows'], read.flatMap(rowsOf));
  return { json: read, jsonLines: read, text, exitCode: failed === 0 ? 0 : 1 };
}

interface ReadFile extends Omit<MailReading, 'hasLeft'> {
  readonly file: string;
}

/** Others read these lines: they have these names and no more. */
function documentOf(file: string, { kind, recipients, returnsOn, substitute, text, intent }: MailReading): ReadFile {
  return { file, kind, recipients, returnsOn, substitute, text, intent };
}

/** The reader looks at no more than the beginning; one byte beyond tells it that there is more. */
async function beginningOf(file: string): Promise<Uint8Array> {
  await using handle = await open(file);
  const { size } = await handle.stat();
  const bytes = new Uint8Array(Math.min(size, mostMailBytes + 1));
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
    if (bytesRead === 0) return bytes.subarray(0, length);
    length += bytesRead;
  }
}

function rowsOf({ file, kind, recipients, returnsOn, substitute, text, intent }: ReadFile): readonly (readonly string[])[] {
  const shown = (cells: readonly string[]) => cells.map(plainLine);
  if (recipients.length > 0) return recipients.map(({ address, status, smtpCode, reason, action }) => shown([basename(file), kind, address, [reason, smtpCode, status].filter(Boolean).join(' '), meaning[action]]));
  if (kind === 'auto-reply') return [shown([basename(file), kind, substitute === null ? '' : `instead: ${substitute}`, '', returnsOn === null ? 'follow-ups wait' : `follow-ups wait until ${returnsOn}`])];
  return [shown([basename(file), kind, substitute === null ? '' : `instead: ${substitute}`, intent ?? '', text.slice(0, 200)])];
}

const meaning = {
  suppress: 'never write to this address again',
  'pause-account': 'the account pauses',
  retry: 'try again later',
  none: '',
} as const;
