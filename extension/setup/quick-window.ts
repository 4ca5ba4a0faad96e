// Asks the questions of quick-steps.ts in the editor's own quick inputs.
import { type Disposable, l10n, type QuickInputButton, QuickInputButtons, type QuickPickItem, QuickPickItemKind, ThemeIcon, Uri, window } from 'vscode';
import type { Host } from '../host/host.ts';
import { type Answers, type Ask, askInSteps, type Choice, type Flow, type Kept, type PickStep, type Place, type Reply, type TextStep } from './quick-steps.ts';
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

interface ChoiceItem extends QuickPickItem {
  readonly value?: string | undefined;
  readonly typing?: string | undefined;
}

async function askToPick({ prompt, choices, typedFor, lookUp, present }: PickStep, place: Place): Promise<Reply> {
  const pick = window.createQuickPick<ChoiceItem>();
  placed(pick, place);
  const { buttons } = pick;
  pick.placeholder = prompt;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  let asked = 0;
  let awaited: ChoiceItem | undefined;

  async function fill(typed: string): Promise<void> {
    const question = ++asked;
    pick.busy = true;
    const items = awaited !== undefined && typed === '' ? [awaited] : (await choices(typed)).flatMap((choice) => itemsOf(choice, choice.value !== undefined && choice.value === present));
    if (question !== asked) return; // somebody has typed on
    pick.items = items;
    const wanted = place.given ?? present;
    const active = items.find(({ value }) => value !== undefined && value === wanted) ?? items.find(({ value }) => value !== undefined);
    if (active !== undefined) pick.activeItems = [active];
    pick.busy = false;
  }

  /** What was typed before stands there again. */
  async function fillFirst(): Promise<void> {
    await fill('');
    const typed = typedFor?.(place.given ?? '') ?? '';
    if (typed === '' || pick.value !== '' || pick.items.some(({ value }) => value === place.given)) return;
    pick.value = typed;
    await fill(typed);
  }

  /** The input waits for what this choice is about to be typed; without one it has all choices again. */
  async function awaitTyping(item: ChoiceItem | undefined): Promise<void> {
    awaited = item;
    if (pick.value !== '') pick.value = ''; // whoever types already keeps it
    pick.placeholder = item?.typing ?? prompt;
    pick.buttons = item === undefined ? buttons : [QuickInputButtons.Back];
    await fill('');
  }

  async function take(item: ChoiceItem | undefined): Promise<Reply | undefined> {
    if (item?.value === undefined) {
      if (item?.typing !== undefined) await awaitTyping(item);
      return undefined;
    }
    if (lookUp !== undefined) {
      pick.busy = true;
      pick.enabled = false;
      await lookUp(item.value);
    }
    return { kind: 'answer', value: item.value };
  }

  return asking(pick, (settle, fail) => {
    const left = (kind: 'back' | 'cancelled') => settle(typedFor === undefined || pick.value === '' ? { kind } : { kind, typed: pick.value });
    if (typedFor !== undefined) pick.onDidChangeValue((typed) => void fill(typed).catch(fail));
    pick.onDidAccept(() => {
      take(pick.selectedItems[0]).then((reply) => reply !== undefined && settle(reply), fail);
    });
    pick.onDidTriggerButton(() => {
      if (awaited === undefined) left('back');
      else awaitTyping(undefined).catch(fail);
    });
    pick.onDidHide(() => left('cancelled'));
    void fillFirst().catch(fail);
  });
}

function itemsOf({ label, icon, description, detail, value, typing, always = false, heading }: Choice, isPresent: boolean): readonly ChoiceItem[] {
  const said = [description, isPresent ? l10n.t('in use') : undefined].filter((each) => each !== undefined && each !== '').join(' · ');
  return [
    ...(heading === undefined ? [] : [{ label: heading, kind: QuickPickItemKind.Separator }]),
    { label, value, typing, alwaysShow: always, ...(icon === undefined ? {} : { iconPath: new ThemeIcon(icon) }), ...(said === '' ? {} : { description: said }), ...(detail === undefined ? {} : { detail }) },
  ];
}

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

interface QuickInputShown extends Disposable {
  title: string | undefined;
  step: number | undefined;
  totalSteps: number | undefined;
  ignoreFocusOut: boolean;
  buttons: readonly QuickInputButton[];
  show(): void;
}

function placed(shown: QuickInputShown, { title, number, of }: Place): void {
  shown.title = title;
  shown.ignoreFocusOut = true; // a look at another window is no answer
  if (of > 1) [shown.step, shown.totalSteps] = [number, of];
  if (number > 1) shown.buttons = [QuickInputButtons.Back];
}

/** Shows it until it has its reply, then takes it away. */
async function asking(shown: QuickInputShown, listen: (settle: (reply: Reply) => void, fail: (thrown: unknown) => void) => void): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  listen(resolve, reject);
  shown.show();
  try {
    return await promise;
  } finally {
    shown.dispose();
  }
}
