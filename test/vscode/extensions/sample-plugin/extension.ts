// An extension that adds an agent and a backend to Outreach: copy it to begin one of your own.
import { commands, type ExtensionContext, extensions } from 'vscode';
import type { Plugin } from 'outreach-agent';
import type { OutreachApi, OutreachExports } from 'outreach-agent/vscode';

const samplePlugin: Plugin = {
  name: 'sample-plugin',
  apiVersion: 1,
  description: 'Counts the words that we know of a lead, and answers with a parrot.',
  options: { type: 'object', additionalProperties: false, properties: { greeting: { type: 'string', default: 'Hello', description: 'How the parrot begins' } } },
  apply(scope) {
    scope.log.info('the sample plugin is here');
    scope.addAgent({
      id: 'word-count',
      title: 'Word count',
      description: 'Counts the words of what was found about a lead.',
      role: 'module',
      at: 'briefReady',
      output: { type: 'object', required: ['words'], properties: { words: { type: 'integer' } } },
      timeoutSeconds: 5,
      async run({ documents }: { readonly documents: readonly { readonly text: string }[] }, { log }) {
        const words = documents.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
        log.info(`${words} words`);
        return { words };
      },
    });
    scope.addBackend({ id: 'parrot', label: 'Parrot', remote: false, generateObject: async ({ input }) => ({ value: input, usage: { inputTokens: 0, outputTokens: 0 } }) });
  },
};

export interface SampleExports {
  /** Begins the asking for consent; null when it was denied, with the reason in `denied`. */
  connect(version?: number, id?: string): Promise<OutreachApi | null>;
  readonly denied: () => string;
  add(api: OutreachApi): { dispose(): void };
}

export function activate(context: ExtensionContext): SampleExports {
  let why = '';
  const exports: SampleExports = {
    async connect(version = 1, id = context.extension.id) {
      const outreach = await extensions.getExtension<OutreachExports>('outreach-agent.outreach-agent')?.activate();
      try {
        return (await outreach?.getApi(version as 1, id)) ?? null;
      } catch (thrown) {
        why = String(thrown);
        return null;
      }
    },
    denied: () => why,
    add: (api) => api.registerPlugin(samplePlugin),
  };
  // When the user wants it: the question for consent comes to nobody who has asked for nothing.
  const adding = commands.registerCommand('samplePlugin.add', async () => {
    const api = await exports.connect();
    if (api !== null) context.subscriptions.push(exports.add(api));
  });
  context.subscriptions.push(adding);
  return exports;
}
