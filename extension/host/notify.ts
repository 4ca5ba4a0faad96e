// Messages to a person go out here; titles of progress and prompts of inputs, of which VS Code makes links as well, guard themselves by `withoutLinks`. VS Code makes a link of `[words](command:…)` in it, whose click runs the command: what companies, servers and plugins call themselves or say is no link of ours.
import { type MessageOptions, window } from 'vscode';
import { withoutLinks } from './without-links.ts';

/** Resolves to the label that was chosen, undefined when none was. */
interface Show {
  (text: string, ...labels: string[]): Thenable<string | undefined>;
  (text: string, options: MessageOptions, ...labels: string[]): Thenable<string | undefined>;
}

const guarded = (show: Show): Show => (text: string, ...others: (string | MessageOptions)[]) => show(withoutLinks(text), ...(others as string[]));

export const notify = { information: guarded(window.showInformationMessage), warning: guarded(window.showWarningMessage), error: guarded(window.showErrorMessage) };
