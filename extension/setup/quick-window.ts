// Asks the questions of quick-steps.ts in the editor's own quick inputs.
import { l10n, type QuickInputButton, ThemeIcon, Uri, window } from 'vscode';
import type { Host } from '../host/host.ts';
import { askToPick } from './ask-to-pick.ts';
import { type Answers, type Ask, askInSteps, type Flow, type Kept, type Place, type Reply, type TextStep } from './quick-steps.ts';
import { asking, placed } from './shown-input.ts';
import { walkthroughSettled } from './walkthrough-settled.ts';

/** Asks a flow's questions, and does what was wanted of the answers; undefined when it was cancelled. Until it is done, what was entered is kept under this name, on this machine. */
export async function askInQuickInputs<Result>(host: Host, name: string, flow: Flow, then: (answers: Answers) => Promise<Result | undefined>): Promise<Result | undefined> {
  const key = `setup.entered.${name}`;
  const { globalState } = host.context;
  const kept: Kept = { read: () => globalState.get<Answers>(key, {}), write: (answers) => void globalState.update(key, Object.keys(answers).length === 0 ? undefined : answers) };
  await walkthroughSettled();
  return askInSteps(flow, askInWindow, kept, then);
}

const askInWindow: Ask = (step, place) => (step.kind === 'pick' ? askToPick(step, place) : askForText(step, place));

const browsing: QuickInputButton = { iconPath: new ThemeIcon('folder-opened'), tooltip: l10n.t('Look for it on the disk') };

async function askForText({ prompt, placeholder, present, secret, problem, check, browse }: TextStep, place: Place): Promise<Reply> {
  const box = window.createInputBox();
  placed(box, place);
  box.prompt = prompt;
  box.password = secret === true;
  box.value = place.given ?? (secret === true ? '' : (present ?? ''));
  if (placeholder !== undefined) box.placeholder = placeholder;
  if (browse !== undefined) box.buttons = [...box.buttons, browsing];
  const leaving = new AbortController();

  async function given(): Promise<string | undefined> {
    const wrong = problem?.(box.value);
    if (wrong !== undefined || check === undefined) return wrong;
    box.busy = true;
    box.enabled = false;
    try {
      return await check(box.value, leaving.signal);
    } finally {
      box.busy = false;
      box.enabled = true;
    }
  }

  return asking(box, (settle, fail) => {
    let isAway = false;
    const left = (kind: 'back' | 'cancelled') => settle(secret === true ? { kind } : { kind, typed: box.value });
    box.onDidChangeValue((typed) => {
      box.validationMessage = typed === '' ? undefined : asSentence(problem?.(typed));
    });
    box.onDidAccept(() => {
      given().then((wrong) => {
        if (wrong === undefined) settle({ kind: 'answer', value: box.value });
        else box.validationMessage = asSentence(wrong);
      }, fail);
    });
    box.onDidTriggerButton((button) => {
      if (button !== browsing) return left('back');
      isAway = true; // the dialog hides the box
      void lookOnDisk(browse).then((path) => {
        isAway = false;
        if (path !== undefined) box.value = path;
        box.show();
      }, fail);
    });
    box.onDidHide(() => {
      if (isAway) return;
      leaving.abort();
      left('cancelled');
    });
  });
}

/** The core says what is wrong as a part of a sentence: "it must begin with sk-ant-". */
function asSentence(problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : `${problem.slice(0, 1).toUpperCase()}${problem.slice(1)}${/[.!?]$/.test(problem) ? '' : '.'}`;
}

async function lookOnDisk(what: TextStep['browse']): Promise<string | undefined> {
  const [chosen] = (await window.showOpenDialog({ canSelectFiles: what?.files === true, canSelectFolders: what?.folders === true })) ?? [];
  return chosen === undefined ? undefined : pathOf(chosen);
}

function pathOf(uri: Uri): string {
  return uri.scheme === 'file' || uri.scheme === 'vscode-remote' ? uri.fsPath : uri.toString();
}
