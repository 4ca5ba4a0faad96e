import { l10n, QuickInputButtons, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { Choice, PickStep, Place, Reply } from './quick-steps.ts';
import { asking, placed } from './shown-input.ts';

interface ChoiceItem extends QuickPickItem {
  readonly value?: string | undefined;
  readonly typing?: string | undefined;
}

/** A list, in which an answer may be typed as well. */
export async function askToPick({ prompt, choices, typedFor, lookUp, present }: PickStep, place: Place): Promise<Reply> {
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
    const items = awaited !== undefined && typed === '' ? [awaited] : (await choices(typed, awaited !== undefined)).flatMap((choice) => itemsOf(choice, choice.value !== undefined && choice.value === present));
    if (question !== asked) return; // somebody has typed on
    pick.items = items;
    // Which of the others are found is the editor's business.
    const answers = items.filter(({ value, alwaysShow }) => value !== undefined && (typed === '' || alwaysShow === true));
    const active = answers.find(({ value }) => value === place.given) ?? answers.find(({ value }) => value === present) ?? answers[0];
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
      if (item?.typing !== undefined && item !== awaited) await awaitTyping(item);
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
    // What was typed to find a line is no answer, and is not kept as one.
    const left = (kind: 'back' | 'cancelled') => settle((typedFor?.(pick.value) ?? '') === '' ? { kind } : { kind, typed: pick.value });
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
