import { setSetting } from '../../core/config/set-setting.ts';
import type { PluginSchemas } from '../../core/config/setting-path.ts';
import { findSettingsFile } from '../../core/config/settings-file.ts';
import { mask } from '../../core/mask.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { ensureHome } from '../../core/home/ensure-home.ts';

/** Changes one setting in the user's file, checked before it is written; an option of a plugin by the plugin's own schema. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const [name = '', text = ''] = given.arguments;
  const { paths } = context;
  const pluginSchemas = name.startsWith('plugins.') ? await schemasOf(context) : {};
  await checkName(context, name, text);
  await ensureHome(paths);
  const { value } = await setSetting({ config: paths.config, name, text, pluginSchemas });
  const file = findSettingsFile(paths.config) ?? paths.config;
  return { json: { name, value, file }, text: mask(`${name} is now ${JSON.stringify(value)} (in ${file})`) };
}

const named = [
  [/^transport$/, 'transports'],
  [/^(?:llm|agents\.\w+)\.backend$/, 'backends'],
  [/^agents\.\w+\.use$/, 'agents'],
] as const;

/** What names an agent, a backend or a transport must name one that is there: rejects with `not_registered`, which says those that are. */
async function checkName(context: CommandContext, name: string, text: string): Promise<void> {
  const kind = named.find(([pattern]) => pattern.test(name))?.[1];
  if (kind === undefined || text === 'null') return;
  const { kernel } = await context.engine();
  kernel[kind].get(text);
}

async function schemasOf(context: CommandContext): Promise<PluginSchemas> {
  const { kernel } = await context.engine();
  return Object.fromEntries(kernel.plugins.flatMap(({ name, options }) => (options === null || options === undefined ? [] : [[name, options] as const])));
}
