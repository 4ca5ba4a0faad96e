// Panels of one kind, each about one thing: opened, brought to the front, shown anew when something has changed, and there again after the window was closed.
import { commands, type Disposable, env, l10n as bundle, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { randomBytes } from 'node:crypto';
import { isOutreachError } from '../../core/errors.ts';
import { coreWords } from '../host/core-words.ts';
import { errorWords } from '../host/error-words.ts';
import type { Host } from '../host/host.ts';
import { tellError } from '../host/tell-error.ts';
import { button } from './button.ts';
import type { SavedTable } from './dashboard/chart-table.ts';
import type { Chart } from './dashboard/charts.ts';
import { html, type Html } from './html.ts';
import { type FromPage, type PageState, readMessage, type ToPage } from './messages.ts';
import { savePicture, saveTable } from './save-chart.ts';
import { shellOf } from './shell.ts';
import { type Words, wordsIn } from './words.ts';

export interface PageContent {
  readonly title: string;
  readonly content: Html;
  readonly charts: readonly Chart[];
  /** What there is to save of it as CSV. */
  readonly tables: readonly SavedTable[];
}

export interface PageKind {
  /** `lead`: panels of the type `outreach.lead`, with the script `lead.js`. */
  readonly name: 'lead' | 'dashboard';
  /** What there is to see now. */
  read(state: PageState, l10n: Words): Promise<PageContent>;
}

export interface Pages {
  open(state: PageState): void;
  /** After the window was closed with the page in it. */
  restore(panel: WebviewPanel, state: PageState): void;
}

/** During a run there is news many times a second. */
const pauseMilliseconds = 400;

export function createPages(host: Host, kind: PageKind): Pages {
  const panels = new Map<number | undefined, WebviewPanel>();
  const folder = Uri.joinPath(host.context.extensionUri, 'pages');
  const l10n = wordsIn(env.language, bundle.t, coreWords);

  function attach(panel: WebviewPanel, state: PageState): void {
    let charts: readonly Chart[] = [];
    let tables: readonly SavedTable[] = [];
    let ready = false;
    let timer: NodeJS.Timeout | undefined;
    panels.set(state.id, panel);
    panel.iconPath = Uri.joinPath(host.context.extensionUri, 'media/icon.svg');
    panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };

    async function show(): Promise<void> {
      const shown = await kind.read(state, l10n).catch((thrown: unknown) => problem(thrown, panel.title));
      if (!panels.has(state.id)) return; // closed meanwhile
      ({ charts, tables } = shown);
      panel.title = shown.title;
      await panel.webview.postMessage({ kind: 'show', content: shown.content.markup, charts, state } satisfies ToPage);
    }

    function problem(thrown: unknown, title: string): PageContent {
      if (!isOutreachError(thrown)) host.logs.log.error(`The page "${title}" could not be shown.`, { error: thrown });
      return { title, content: renderProblem(thrown, l10n), charts: [], tables: [] };
    }

    /** A page that nobody sees is shown anew when somebody looks at it. */
    function changed(): void {
      if (!panel.visible || !ready) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void show();
      }, pauseMilliseconds);
    }

    async function answer(said: FromPage): Promise<void> {
      if (said.kind === 'ready') {
        ready = true;
        await show();
      } else if (said.kind === 'command') await commands.executeCommand(`outreach.${said.command}`, ...(said.id === undefined ? [] : [{ id: said.id }]));
      else if (said.kind === 'save-table') {
        const table = tables.find(({ name }) => name === said.table);
        if (table !== undefined) await saveTable(table, l10n);
      } else {
        const chart = charts.find(({ name }) => name === said.chart);
        if (chart !== undefined) await savePicture(chart, Buffer.from(said.data, 'base64'), l10n);
      }
    }

    const listening: readonly Disposable[] = [
      panel.webview.onDidReceiveMessage((said: unknown) => {
        const message = readMessage(said);
        if (message === undefined) host.logs.log.warn(`The page "${panel.title}" said something that no page of ours says.`);
        else answer(message).catch((thrown: unknown) => tellError(host, thrown));
      }),
      panel.onDidChangeViewState(() => {
        // Nothing is kept of a hidden page: it says that it is ready when it is there again.
        if (!panel.visible) ready = false;
      }),
      host.onDidChange(changed),
      host.runs.onDidChange(changed),
    ];
    panel.onDidDispose(() => {
      clearTimeout(timer);
      panels.delete(state.id);
      for (const each of listening) each.dispose();
    });

    const served = (name: string) => panel.webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
    panel.webview.html = shellOf({
      title: panel.title,
      waiting: bundle.t('One moment …'),
      source: panel.webview.cspSource,
      nonce: randomBytes(16).toString('base64'),
      script: served(`${kind.name}.js`),
      style: served('pages.css'),
      language: env.language,
    });
  }

  return {
    open(state) {
      const present = panels.get(state.id);
      if (present === undefined) attach(window.createWebviewPanel(`outreach.${kind.name}`, kind.name === 'lead' ? bundle.t('Lead') : bundle.t('Dashboard'), ViewColumn.Active, {}), state);
      else present.reveal();
    },
    restore: attach,
  };
}

function renderProblem(thrown: unknown, l10n: Words): Html {
  const known = isOutreachError(thrown) ? errorWords(thrown) : undefined;
  return html`<h1>${known?.message ?? l10n.t('This page cannot be shown')}</h1>
    <p>${known?.help ?? l10n.t('Something failed that should not. The log says what.')}</p>
    <div class="row">${button({ command: 'showLog', label: l10n.t('Show Log'), primary: true })}</div>`;
}
