// What a quick pick and an input box have in common.
import { type Disposable, type QuickInputButton, QuickInputButtons } from 'vscode';
import type { Place, Reply } from './quick-steps.ts';

interface QuickInputShown extends Disposable {
  title: string | undefined;
  step: number | undefined;
  totalSteps: number | undefined;
  ignoreFocusOut: boolean;
  buttons: readonly QuickInputButton[];
  show(): void;
}

/** Says where in its flow it stands. */
export function placed(shown: QuickInputShown, { title, number, of }: Place): void {
  shown.title = title;
  shown.ignoreFocusOut = true; // a look at another window is no answer
  if (of > 1) [shown.step, shown.totalSteps] = [number, of];
  if (number > 1) shown.buttons = [QuickInputButtons.Back];
}

/** Shows it until it has its reply, then takes it away. */
export async function asking(shown: QuickInputShown, listen: (settle: (reply: Reply) => void, fail: (thrown: unknown) => void) => void): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  listen(resolve, reject);
  shown.show();
  try {
    return await promise;
  } finally {
    shown.dispose();
  }
}
