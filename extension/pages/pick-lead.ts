import { type Disposable, l10n, type QuickPickItem, window } from 'vscode';
import type { Host } from '../host/host.ts';

interface LeadItem extends QuickPickItem {
  readonly id: number;
}

/** Asks for a lead by words of its company, person, address or role; of a hundred thousand, the best matches only. Undefined when nobody is chosen. */
export async function pickLead(host: Host): Promise<number | undefined> {
  const { store } = await host.engine();
  const picker = window.createQuickPick<LeadItem>();
  picker.placeholder = l10n.t('Company, person, address or role');
  let asked = 0;

  async function look(text: string): Promise<void> {
    const turn = (asked += 1);
    picker.busy = true;
    const { leads } = await store.leads.page({ filter: { text }, limit: 100 });
    if (turn !== asked) return; // somebody went on typing
    picker.items = leads.map(({ id, company, person, role, status }) => ({ id, label: company, description: [person, role].filter((each) => each !== null).join(' · '), detail: status, alwaysShow: true }));
    picker.busy = false;
  }

  const listening: Disposable[] = [];
  try {
    return await new Promise<number | undefined>((resolve, reject) => {
      listening.push(
        picker.onDidChangeValue((text) => void look(text).catch(reject)),
        picker.onDidAccept(() => resolve(picker.selectedItems[0]?.id)),
        picker.onDidHide(() => resolve(undefined)),
      );
      picker.show();
      look('').catch(reject);
    });
  } finally {
    picker.dispose();
    for (const each of listening) each.dispose();
  }
}
