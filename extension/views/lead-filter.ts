// Which leads are shown, as a person chooses and reads it.
import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import { type LeadStatus, leadStatuses } from '../../core/domain/lead.ts';
import type { LeadFilter } from '../../core/store/lead-page.ts';
import type { Store } from '../../core/store/store.ts';
import { leadStatusLooks } from './lead-words.ts';
import { counted } from './number-words.ts';

/** What of a filter is chosen in one list. */
export type LeadsWanted = Pick<LeadFilter, 'text' | 'status' | 'venue'>;

/** `“rust”, matched, from lever`; undefined when all leads are wanted. */
export function filterWords({ text, status, venue }: LeadsWanted): string | undefined {
  const parts = [
    ...(text === undefined ? [] : [l10n.t('“{0}”', text)]),
    ...(status === undefined ? [] : [leadStatusLooks[status].words().toLowerCase()]),
    ...(venue === undefined ? [] : [l10n.t('from {0}', venue)]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

interface Choice extends QuickPickItem {
  readonly wanted: LeadsWanted;
}

/** One list with what may be filtered by, in which words can be typed; each choice narrows what is there already. Undefined when nothing was chosen. */
export async function askForFilter({ leads }: Pick<Store, 'leads'>, now: LeadsWanted): Promise<LeadsWanted | undefined> {
  const [counts, venues] = await Promise.all([leads.counts(), leads.venues()]);
  const picker = window.createQuickPick<Choice>();
  picker.title = l10n.t('Filter leads');
  picker.placeholder = l10n.t('Words of company, person, address or role; or choose below');
  const offer = () => {
    picker.items = [...typed(picker.value.trim(), now), ...clearing(now), ...statusChoices(counts, now), ...venues.map(({ name, count }) => ({ label: name, iconPath: new ThemeIcon('globe'), description: counted(count), wanted: { ...now, venue: name } }))];
  };
  picker.onDidChangeValue(offer);
  offer();
  try {
    return await new Promise((resolve) => {
      picker.onDidAccept(() => resolve(picker.activeItems[0]?.wanted));
      picker.onDidHide(() => resolve(undefined));
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}

function typed(text: string, now: LeadsWanted): readonly Choice[] {
  return text === '' ? [] : [{ label: l10n.t('Leads with “{0}”', text), iconPath: new ThemeIcon('search'), alwaysShow: true, wanted: { ...now, text } }];
}

function clearing(now: LeadsWanted): readonly Choice[] {
  const words = filterWords(now);
  return words === undefined ? [] : [{ label: l10n.t('Show all leads'), iconPath: new ThemeIcon('clear-all'), description: l10n.t('instead of {0}', words), wanted: {} }, { label: '', kind: QuickPickItemKind.Separator, wanted: now }];
}

function statusChoices(counts: Readonly<Record<LeadStatus, number>>, now: LeadsWanted): readonly Choice[] {
  return leadStatuses.filter((status) => counts[status] > 0).map((status) => ({ label: leadStatusLooks[status].words(), iconPath: new ThemeIcon(leadStatusLooks[status].icon), description: counted(counts[status]), wanted: { ...now, status } }));
}
