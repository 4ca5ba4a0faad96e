import { setTimeout as pause } from 'node:timers/promises';
import { window } from 'vscode';

/**
 * Milliseconds. When the command palette closes above the walkthrough, the walkthrough takes the focus, and some 300 ms later once more: from a question that has it
 * by then, and from the step that was opened meanwhile.
 */
const untilFocusIsTaken = 500;

/** Resolves when what is shown next keeps the focus: at once, unless the walkthrough is in front. */
export async function walkthroughSettled(): Promise<void> {
  const tab = window.tabGroups.activeTabGroup.activeTab;
  // The editor does not say what a walkthrough's tab is, as it does of all others.
  if (tab !== undefined && tab.input === undefined) await pause(untilFocusIsTaken);
}
