// A person chooses one of the models that a backend has.
import type { ModelInfo } from '../../core/contracts/backend.ts';
import { bestFirst } from '../../core/model/best-model.ts';
import type { Asker } from '../host/asker.ts';
import { bestInstalled, type InstalledModel, type Trying } from './installed-models.ts';
import { probeText } from './probe-text.ts';

/** Typed instead of an answer: the question before is asked again. */
export const back = 'back';
/** More would push the question off the screen. */
const mostShown = 20;

/** Of the models of this machine, with what is known of them and which is the best; Enter takes that one. Undefined to go back. */
export async function pickInstalled(asker: Asker, label: string, installed: readonly InstalledModel[], trying: Trying): Promise<string | undefined> {
  const recommended = bestFirst(installed.flatMap(({ probe }) => probe ?? []))[0]?.model;
  const lines = installed.map(({ info, probe }) => `${info.id}: ${probe === undefined ? 'not tried yet' : probeText(probe)}${info.id === recommended ? ' (recommended)' : ''}`);
  const answer = await askForOne(asker, label, installed.map(({ info }) => info), lines, `Enter for ${recommended ?? 'the best (they are tried for that)'}`);
  return answer === '' ? (recommended ?? (await bestInstalled(installed, trying))?.model) : answer;
}

/** Of the models of a provider. Undefined to go back. */
export async function pickListed(asker: Asker, label: string, models: readonly ModelInfo[]): Promise<string | undefined> {
  return askForOne(asker, label, models, models.map(({ id }) => id));
}

/** The name of one of them; empty for Enter, where that means something. */
async function askForOne(asker: Asker, label: string, models: readonly ModelInfo[], lines: readonly string[], enter?: string): Promise<string | undefined> {
  for (const [index, line] of lines.slice(0, mostShown).entries()) asker.say(`  ${String(index + 1).padStart(2)}  ${line}`);
  if (lines.length > mostShown) asker.say(`      … and ${lines.length - mostShown} more`);
  for (;;) {
    const answer = await asker.ask(`Which model of ${label}? Its number or name${enter === undefined ? '' : `, ${enter}`}, "${back}" to choose something else`);
    if (answer === back) return undefined;
    if (answer === '' && enter !== undefined) return '';
    const chosen = models.find(({ id }) => id === answer) ?? (/^\d+$/.test(answer) ? models[Number(answer) - 1] : undefined);
    if (chosen !== undefined) return chosen.id;
    asker.say('  Please once more: it is not among them.');
  }
}
