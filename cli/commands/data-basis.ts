import { createError } from '../../core/errors.ts';
import { lawfulBases } from '../../core/domain/lawful-basis.ts';
import { basisText } from '../basis-text.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { readId, textOption } from '../option-values.ts';

/** Records on what ground a lead may be written to, in place of what was recorded before; without `--basis` says what is recorded. */
export async function run(context: CommandContext, { arguments: given, options }: GivenArguments): Promise<CommandResult> {
  const id = readId('<id>', given[0]);
  const { store } = await context.engine();
  const lead = await store.leads.get(id);
  const basis = textOption(options, 'basis');
  const [source, subscriber, note] = ['source', 'subscriber', 'note'].map((name) => textOption(options, name)?.trim() || null);
  if (basis === undefined && [source, subscriber, note].some((each) => each !== null)) throw createError('option_invalid', { option: '--basis', value: '', wanted: lawfulBases.join(' or ') });
  if (source && !/^https?:$/.test(URL.parse(source)?.protocol ?? '')) throw createError('option_invalid', { option: '--source', value: source, wanted: 'the address of a page, like https://example.org/team' });
  const ground = lawfulBases.find((each) => each === basis);
  if (ground !== undefined) await store.queue.recordBasis(id, { basis: ground, source: source ?? null, subscriber: subscriber ?? null, note: note ?? null });
  const recorded = await store.queue.basisOf(id);
  return { json: { leadId: id, basis: recorded }, text: `${lead.company}: ${recorded === null ? 'no ground is recorded' : basisText(recorded)}` };
}
