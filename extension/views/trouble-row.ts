import { l10n, MarkdownString } from 'vscode';
import { commandId, type ViewName } from '../contributions.ts';
import { coreWords } from '../host/core-words.ts';
import { errorWords } from '../host/error-words.ts';
import type { Host } from '../host/host.ts';
import { inMarkdown } from '../in-markdown.ts';
import type { Row } from './row.ts';

/** What a view shows when it cannot be read: what happened, and what to do. Its context is `trouble`; a click shows the log. */
export async function troubleRow({ logs }: Host, view: ViewName, thrown: unknown): Promise<Row> {
  const { isOutreachError, reasonOf } = await import('../../core/errors.ts');
  const known = isOutreachError(thrown) ? errorWords(thrown) : undefined;
  logs.failures.failed(view, thrown);
  const label = known?.message ?? l10n.t('This cannot be shown. The log says more.');
  return {
    key: 'trouble',
    label,
    icon: 'error',
    color: 'list.errorForeground',
    context: 'trouble',
    spoken: known === undefined ? label : `${label} ${known.help}`,
    opens: { command: commandId('showLog'), arguments: [] },
    tooltip: () => new MarkdownString((known === undefined ? [coreWords(reasonOf(thrown))] : [known.message, known.help]).map(inMarkdown).join('\n\n')),
  };
}
