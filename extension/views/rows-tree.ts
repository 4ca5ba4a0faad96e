// A tree of rows, for whichever view: asks for them when they are shown, and tells the editor only about what has changed since.
import { EventEmitter, l10n, ThemeColor, ThemeIcon, type TreeDataProvider, TreeItem, TreeItemCheckboxState, TreeItemCollapsibleState } from 'vscode';
import type { Row } from './row.ts';

export interface RowsSource {
  roots(): Promise<readonly Row[]>;
  /** Stands where rows could not be read. */
  trouble(thrown: unknown): Promise<Row>;
}

export interface RowsTree extends TreeDataProvider<Row> {
  getChildren(parent?: Row): Promise<Row[]>;
  getTreeItem(row: Row): TreeItem;
  /** Reads again what is shown; what says the same stays as it is. */
  look(): Promise<void>;
  dispose(): void;
}

/** What was read while looking is not read again when the editor asks for it, which it does at once. */
const freshMilliseconds = 1_000;

export function createRowsTree({ roots, trouble }: RowsSource): RowsTree {
  const changes = new EventEmitter<Row | undefined>();
  const shown = new Map<string, { readonly parent: Row | undefined; readonly words: string }>();
  const fresh = new Map<string, { readonly rows: readonly Row[]; readonly at: number }>();

  async function read(parent: Row | undefined): Promise<readonly Row[]> {
    try {
      return parent === undefined ? await roots() : ((await parent.children?.()) ?? []);
    } catch (thrown) {
      const row = await trouble(thrown);
      return [{ ...row, key: `${parent?.key ?? ''}/${row.key}` }];
    }
  }

  function takeFresh(key: string): readonly Row[] | undefined {
    const kept = fresh.get(key);
    fresh.delete(key);
    return kept === undefined || performance.now() - kept.at > freshMilliseconds ? undefined : kept.rows;
  }

  return {
    onDidChangeTreeData: changes.event,
    async getChildren(parent) {
      const key = parent?.key ?? '';
      const rows = takeFresh(key) ?? (await read(parent));
      // The first level anew brings everything below anew.
      if (parent === undefined) shown.clear();
      shown.set(key, { parent, words: wordsOf(rows) });
      return [...rows];
    },
    getTreeItem: treeItem,
    async resolveTreeItem(item, row) {
      const tooltip = await row.tooltip?.();
      if (tooltip !== undefined) item.tooltip = tooltip;
      return item;
    },
    async look() {
      for (const [key, { parent, words }] of [...shown]) {
        const rows = await read(parent);
        if (wordsOf(rows) === words) continue;
        fresh.set(key, { rows, at: performance.now() });
        changes.fire(parent);
        if (parent === undefined) return;
      }
    },
    dispose: () => changes.dispose(),
  };
}

function wordsOf(rows: readonly Row[]): string {
  return JSON.stringify(rows);
}

function treeItem(row: Row): TreeItem {
  const item = new TreeItem(row.label, collapsibleState(row));
  item.id = row.key;
  item.contextValue = row.context;
  item.iconPath = new ThemeIcon(row.icon, row.color === undefined ? undefined : new ThemeColor(row.color));
  item.accessibilityInformation = { label: row.spoken ?? [row.label, row.description].filter((words) => words !== undefined && words !== '').join(', ') };
  if (row.description !== undefined) item.description = row.description;
  if (row.opens !== undefined) item.command = { command: row.opens.command, title: row.label, arguments: [...row.opens.arguments] };
  if (row.checked !== undefined) {
    const label = l10n.t('Mark {0}', row.label);
    item.checkboxState = { state: row.checked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked, tooltip: label, accessibilityInformation: { label, role: 'checkbox' } };
  }
  return item;
}

function collapsibleState({ children, open }: Row): TreeItemCollapsibleState {
  if (children === undefined) return TreeItemCollapsibleState.None;
  return open === true ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}
