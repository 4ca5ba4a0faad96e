import { l10n, StatusBarAlignment, window } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { counted } from './number-words.ts';

/** The one item: what runs here, with a click to stop it; otherwise how many drafts wait, with a click to see them. Hidden while there is neither. */
export function createStatusBar({ context, runs }: Host): (toReview: number) => void {
  const item = window.createStatusBarItem('outreach', StatusBarAlignment.Left, 10);
  item.name = l10n.t('Outreach');
  context.subscriptions.push(item);

  return (toReview) => {
    const [first, ...others] = runs.current;
    if (first !== undefined) {
      item.text = others.length === 0 ? l10n.t('$(sync~spin) Outreach is working') : l10n.t('$(sync~spin) Outreach works on {0} campaigns', others.length + 1);
      item.tooltip = l10n.t('Click to stop. Nothing is lost: Continue Campaign goes on where it stopped.');
      item.command = { command: commandId('stopCampaign'), title: l10n.t('Stop'), arguments: others.length === 0 ? [{ id: first }] : [] };
    } else {
      item.text = toReview === 1 ? l10n.t('$(mail) 1 draft to review') : l10n.t('$(mail) {0} drafts to review', counted(toReview));
      item.tooltip = l10n.t('Outreach: click to see the drafts that wait for you.');
      item.command = 'outreach.review.focus';
    }
    item.accessibilityInformation = { label: item.text.replace(/\$\([^)]*\) /, ''), role: 'button' };
    if (first === undefined && toReview === 0) item.hide();
    else item.show();
  };
}
