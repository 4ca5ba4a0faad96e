// package.json's part about the editor, and its words, made from contributions.ts: written by `npm run manifest`, compared by a test.
import { commands, keybindings, languageModelTools, menus, participant, settings, views, walkthrough, type CommandContribution, type SettingContribution, type ToolContribution, type ViewContribution, type WalkthroughStep } from './contributions.ts';

export interface Manifest {
  readonly contributes: Readonly<Record<string, unknown>>;
  /** package.nls.json: by key, in English. */
  readonly words: Readonly<Record<string, string>>;
}

/** Words of the parts of package.json that are written by hand. */
const capabilities = { 'capability.untrustedWorkspaces': 'Nothing of a workspace is ever used. Until you trust it, other extensions cannot add to Outreach.' };

export function manifest(): Manifest {
  const words: Record<string, string> = { displayName: 'Outreach Agent', description: 'Finds the people worth writing to, researches and matches them, drafts mail, waits for your approval, sends it carefully.', ...capabilities };
  const said = (key: string, text: string): string => {
    words[key] = text;
    return `%${key}%`;
  };
  const contributes = {
    commands: entries<CommandContribution>(commands).map(([name, { title, icon, enablement }]) => ({
      command: `outreach.${name}`,
      category: 'Outreach',
      title: said(`command.${name}`, title),
      ...(icon === undefined ? {} : { icon: `$(${icon})` }),
      ...(enablement === undefined ? {} : { enablement }),
    })),
    menus: {
      commandPalette: entries<CommandContribution>(commands).flatMap(([name, { palette }]) => (palette === undefined ? [] : [{ command: `outreach.${name}`, when: palette === false ? 'false' : palette }])),
      ...Object.fromEntries([...new Set(menus.map(({ menu }) => menu))].map((menu) => [menu, menus.filter((each) => each.menu === menu).map(({ command, when, group }) => ({ command: `outreach.${command}`, when, ...(group === undefined ? {} : { group }) }))])),
    },
    keybindings: keybindings.map((each) => ({ ...each })),
    viewsContainers: { activitybar: [{ id: 'outreach', title: said('container.outreach', 'Outreach'), icon: 'media/outreach.svg' }] },
    views: { outreach: entries<ViewContribution>(views).map(([name, { name: title, icon }]) => ({ id: `outreach.${name}`, name: said(`view.${name}`, title), icon: `$(${icon})`, contextualTitle: said('container.outreach', 'Outreach') })) },
    viewsWelcome: entries<ViewContribution>(views).flatMap(([name, { welcome }]) =>
      welcome.map(({ contents, when }, index) => ({ view: `outreach.${name}`, contents: said(`welcome.${name}.${index + 1}`, contents), ...(when === undefined ? {} : { when }) })),
    ),
    configuration: { title: 'Outreach', properties: Object.fromEntries(entries<SettingContribution>(settings).map(([name, setting]) => [`outreach.${name}`, settingProperty(name, setting, said)])) },
    languageModelTools: entries<ToolContribution>(languageModelTools).map(([name, { title, description, modelDescription, reference, icon, input }]) => ({
      name: `outreach_${name}`,
      displayName: said(`tool.${name}`, title),
      userDescription: said(`tool.${name}.description`, description),
      // Read by models, which read English.
      modelDescription,
      toolReferenceName: reference,
      canBeReferencedInPrompt: true,
      icon: `$(${icon})`,
      tags: ['outreach'],
      inputSchema: input,
    })),
    chatParticipants: [
      {
        id: participant.id,
        name: participant.name,
        fullName: participant.fullName,
        description: said('participant.description', participant.description),
        isSticky: true,
        commands: entries<string>(participant.commands).map(([name, description]) => ({ name, description: said(`participant.${name}`, description) })),
      },
    ],
    walkthroughs: [
      {
        id: 'start',
        title: said('walkthrough.title', walkthrough.title),
        description: said('walkthrough.description', walkthrough.description),
        steps: entries<WalkthroughStep>(walkthrough.steps).map(([id, { title, description, image, completionEvents }]) => ({
          id,
          title: said(`walkthrough.${id}.title`, title),
          description: said(`walkthrough.${id}.description`, description),
          media: { svg: `media/${image.file}`, altText: said(`walkthrough.${id}.image`, image.altText) },
          completionEvents,
        })),
      },
    ],
  };
  return { contributes, words };
}

function settingProperty(name: string, { type, default: value, scope, description, choices }: SettingContribution, said: (key: string, text: string) => string): unknown {
  return {
    type,
    default: value,
    scope,
    markdownDescription: said(`setting.${name}`, description),
    ...(choices === undefined ? {} : { enum: Object.keys(choices), markdownEnumDescriptions: Object.entries(choices).map(([choice, meaning]) => said(`setting.${name}.${choice}`, meaning)) }),
  };
}

function entries<Value>(table: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(table);
}
