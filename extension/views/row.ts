import type { MarkdownString } from 'vscode';

/** One line of a view, as plain data: two rows that say the same are the same to whoever looks. */
export interface Row {
  /** Unique in its view, and the same the next time. */
  readonly key: string;
  /** Of the campaign, lead or email that it stands for; commands take the row for that. */
  readonly id?: number;
  readonly label: string;
  readonly description?: string;
  /** A product icon, and a theme's colour. */
  readonly icon: string;
  readonly color?: string;
  /** For the `when` of menus. */
  readonly context: string;
  /** What a screen reader says, where label and description are not enough. */
  readonly spoken?: string;
  /** Called with the arguments when the row is clicked. */
  readonly opens?: { readonly command: string; readonly arguments: readonly unknown[] };
  /** Has a checkbox. */
  readonly checked?: boolean;
  /** Opened when it is first shown. */
  readonly open?: boolean;
  readonly children?: () => Promise<readonly Row[]>;
  /** Made when somebody points at it. */
  readonly tooltip?: () => Promise<MarkdownString> | MarkdownString;
}
