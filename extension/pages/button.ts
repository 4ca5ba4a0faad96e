import { html, type Html } from './html.ts';
import type { PageCommand } from './messages.ts';

export interface Button {
  readonly command: PageCommand;
  readonly label: string;
  /** What the command is about. */
  readonly about?: number;
  /** The one that most people want now. */
  readonly primary?: boolean;
  /** Tells apart two that do the same. */
  readonly place?: string;
}

/** Asks the editor for a command when it is pressed. */
export function button({ command, label, about, primary = false, place = 'page' }: Button): Html {
  return html`<button type="button" class="${primary ? 'primary' : 'secondary'}" id="${`${place}-${command}-${about ?? 'all'}`}" data-command="${command}" data-about="${about ?? ''}">${label}</button>`;
}
