// Every id that this extension contributes, with its English words. package.json is written from it (`npm run manifest`); what a line means stands in
// https://code.visualstudio.com/api/references/contribution-points.

export interface CommandContribution {
  readonly title: string;
  /** A product icon: `$(play)` without the wrapping. */
  readonly icon?: string;
  /** Where the command palette shows it; left out: always. `false`: never, since it needs something to act on. */
  readonly palette?: string | false;
  readonly enablement?: string;
}

/** `setup` is the command `outreach.setup`. */
export const commands = {
  showLog: { title: 'Show Log', icon: 'output' },
} as const satisfies Readonly<Record<string, CommandContribution>>;

export type CommandName = keyof typeof commands;

export function commandId(name: CommandName): string {
  return `outreach.${name}`;
}

export interface ViewContribution {
  readonly name: string;
  readonly icon: string;
  /** What an empty view says, as Markdown with links to commands: the next thing to do. */
  readonly welcome: readonly { readonly contents: string; readonly when?: string }[];
}

/** `leads` is the view `outreach.leads`, in the activity bar's container `outreach`. */
export const views = {
  campaigns: { name: 'Campaigns', icon: 'organization', welcome: [] },
  leads: { name: 'Leads', icon: 'person', welcome: [] },
  review: { name: 'Review', icon: 'checklist', welcome: [] },
  activity: { name: 'Activity', icon: 'pulse', welcome: [] },
} as const satisfies Readonly<Record<string, ViewContribution>>;

export type ViewName = keyof typeof views;

export function viewId(name: ViewName): string {
  return `outreach.${name}`;
}

export interface MenuContribution {
  readonly menu: 'view/title' | 'view/item/context' | 'editor/title' | 'editor/context' | 'explorer/context';
  readonly command: CommandName;
  readonly when: string;
  readonly group?: string;
}

export const menus: readonly MenuContribution[] = [];

export interface SettingContribution {
  readonly type: 'string' | 'boolean' | 'number' | readonly string[];
  readonly default: string | boolean | number | null;
  /** `machine` where it names files or servers, or chooses what runs: a workspace or a synced machine cannot set it. */
  readonly scope: 'machine' | 'application' | 'window';
  readonly description: string;
  /** The choices, with what each means. */
  readonly choices?: Readonly<Record<string, string>>;
}

/** `home` is the setting `outreach.home`. Everything that the command line knows as well stands in config.json, in the home. */
export const settings = {
  home: {
    type: 'string',
    default: '',
    scope: 'machine',
    description: 'The folder where your leads, drafts and settings lie. Empty for `~/.outreach-agent`, which the command line uses, too.',
  },
  'storage.driver': {
    type: 'string',
    default: 'auto',
    scope: 'machine',
    description: 'What reads and writes the database.',
    choices: { auto: 'The native driver, or the one built into the editor where it cannot load.', 'better-sqlite3': 'The native driver only.', node: 'The driver built into the editor only.' },
  },
} as const satisfies Readonly<Record<string, SettingContribution>>;

export type SettingName = keyof typeof settings;

/** The first steps, in the order in which they are done. */
export interface WalkthroughStep {
  readonly title: string;
  /** Markdown; a link on a line of its own becomes a button. */
  readonly description: string;
  /** In extension/media. */
  readonly image: { readonly file: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

export const walkthrough: { readonly title: string; readonly description: string; readonly steps: Readonly<Record<string, WalkthroughStep>> } = {
  title: 'Write to the right people',
  description: 'Five steps from your résumé to ten drafts that wait for your approval.',
  steps: {},
};
