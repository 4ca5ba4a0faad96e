// On what ground people are written to: asked once for each region whose law wants one, and only when messages are to leave this machine.
import type { GivenSetting } from '../../core/config/environment-settings.ts';
import type { Settings } from '../../core/config/settings.ts';
import type { LawfulBasis } from '../../core/domain/lawful-basis.ts';
import { jurisdictions } from '../../core/policy/jurisdiction.ts';
import type { Asker } from '../host/asker.ts';

const meanings: Readonly<Record<LawfulBasis, string>> = {
  consent: 'they have agreed to it',
  relationship: 'they are customers, or have asked you',
  'published-role': 'their address was published for such messages, and you write about their work',
  'legitimate-interest': 'you have a good reason to write, and it does not outweigh their wish to be left alone',
  none: 'there is none',
};

/** What a person chose; a region that they left to each lead is asked about again only by `--mail`. */
export async function askBasis(asker: Asker, { sending }: Settings): Promise<readonly GivenSetting[]> {
  const open = (['eu', 'uk', 'ca'] as const).filter((region) => sending.basis[region] === null);
  if (open.length === 0) return [];
  asker.say('The law of some countries wants a ground on which you write to somebody. Choose one for all people there, or press Enter to say it for each person ("outreach data basis").');
  const changes: GivenSetting[] = [];
  for (const region of open) {
    const { region: name, law, bases } = jurisdictions[region];
    const offered = bases ?? [];
    asker.say(`${name} (${law}):`.replace(/^./, (letter) => letter.toUpperCase()));
    for (const [index, basis] of offered.entries()) asker.say(`  ${index + 1}  ${basis.padEnd(19)}  ${meanings[basis]}`);
    const chosen = await pick(asker, offered);
    if (chosen !== null) changes.push({ where: 'setup', path: ['sending', 'basis', region], value: chosen });
  }
  return changes;
}

async function pick(asker: Asker, offered: readonly LawfulBasis[]): Promise<LawfulBasis | null> {
  for (;;) {
    const answer = await asker.ask('Number or name (Enter for each person)');
    if (answer === '') return null;
    const chosen = offered.find((basis, index) => basis === answer || String(index + 1) === answer);
    if (chosen !== undefined) return chosen;
    asker.say('  Please once more: it is not among them.');
  }
}
