// What both pages do inside of their window: show what the editor says in place, so that focus, selection and open details stay, and tell what is pressed.
import morphdom from 'morphdom';
import type { FromPage, ToPage } from '../messages.ts';

interface Editor {
  postMessage(message: FromPage): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): Editor;

export interface Page {
  readonly main: HTMLElement;
  tell(message: FromPage): void;
  /** Says it to who does not see it. */
  say(words: string): void;
}

/** `shown` is called after each change, with what the editor said. */
export function startPage(shown: (page: Page, message: ToPage) => void = () => undefined): void {
  const editor = acquireVsCodeApi();
  const page: Page = {
    main: find('page'),
    tell: (message) => editor.postMessage(message),
    say: (words) => (find('said').textContent = words),
  };
  window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    if (data.kind !== 'show') return;
    editor.setState(data.state);
    change(page.main, data.content);
    shown(page, data);
  });
  page.main.addEventListener('click', ({ target }) => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-command]') : null;
    if (pressed === null) return;
    const id = Number(pressed.dataset['about']);
    // The editor looks at whether there is such a command.
    page.tell({ kind: 'command', command: pressed.dataset['command'] as never, ...(id > 0 ? { id } : {}) });
  });
  page.tell({ kind: 'ready' });
}

function change(main: HTMLElement, content: string): void {
  const next = main.cloneNode(false) as HTMLElement;
  // The editor's side made it, by a template that escapes; the policy of the document lets no script in it run.
  next.innerHTML = content;
  next.removeAttribute('aria-busy');
  morphdom(main, next, {
    onBeforeElUpdated(before, after) {
      // What a person has opened or closed stays so.
      if (before instanceof HTMLDetailsElement && after instanceof HTMLDetailsElement && before.id === after.id) after.open = before.open;
      // The drawing is the chart's own.
      return !(before instanceof HTMLCanvasElement) && !before.isEqualNode(after);
    },
  });
}

function find(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element "${id}".`);
  return found;
}
