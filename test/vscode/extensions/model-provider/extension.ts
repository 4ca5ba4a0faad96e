// Brings models to the editor as GitHub Copilot does, each with one habit: what an editor's model can do to whoever asks it.
import { type CancellationToken, type ExtensionContext, LanguageModelError, LanguageModelTextPart, LanguageModelToolCallPart, lm, type Progress } from 'vscode';

type Part = LanguageModelTextPart | LanguageModelToolCallPart;

interface Asked {
  readonly messages: readonly { readonly content: readonly unknown[] }[];
  readonly tools: readonly { readonly name: string }[];
  readonly progress: Progress<Part>;
  readonly token: CancellationToken;
}

const habits: Readonly<Record<string, (asked: Asked) => void | Promise<void>>> = {
  /** Says back how many messages it got and the beginning of the last, in three pieces. */
  echo({ messages, progress }) {
    for (const piece of [`${messages.length}`, ': ', textOf(messages.at(-1)).slice(0, 60)]) progress.report(new LanguageModelTextPart(piece));
  },
  json: ({ progress }) => progress.report(new LanguageModelTextPart('Here it is: {"colour": "red"}')),
  /** A plan, whatever is asked. */
  plans: ({ progress }) => progress.report(new LanguageModelTextPart('{"venues": [{"venue": "url", "from": "https://jobs.example/backend"}], "limit": 5, "mode": "auto", "wanted": {"about": ["fintech"], "role": ["backend engineer"], "place": []}, "notDone": ["A draft is addressed to whom research finds, not certainly to the CTO."]}')),
  tools: ({ tools, messages, progress }) => {
    const [tool] = tools;
    const answered = JSON.stringify(messages).includes('sunny');
    progress.report(tool === undefined || answered ? new LanguageModelTextPart('It is sunny.') : new LanguageModelToolCallPart('call-1', tool.name, { place: 'here' }));
  },
  forbids() {
    throw LanguageModelError.NoPermissions('the user said no');
  },
  exhausted() {
    throw LanguageModelError.Blocked('the monthly quota is used up');
  },
  breaks({ progress }) {
    progress.report(new LanguageModelTextPart('Half of'));
    throw new Error('the connection to the model was lost');
  },
  silent: () => undefined,
  /** Begins, and goes on until it is told to stop. */
  async endless({ progress, token }) {
    progress.report(new LanguageModelTextPart('It begins'));
    await new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
    cancelled += 1;
  },
};

let cancelled = 0;

export function activate(context: ExtensionContext): { readonly cancelled: () => number; forget(): void } {
  let known = Object.keys(habits);
  const provider = {
    provideLanguageModelChatInformation: async () => known.map((id) => ({ id, name: id, family: 'playback', version: '1', maxInputTokens: 8_000, maxOutputTokens: 2_000, isUserSelectable: true, capabilities: { toolCalling: true } })),
    provideLanguageModelChatResponse: async ({ id }: { readonly id: string }, messages: Asked['messages'], { tools = [] }: { readonly tools?: Asked['tools'] }, progress: Progress<Part>, token: CancellationToken) =>
      habits[id]?.({ messages, tools, progress, token }),
    provideTokenCount: async (_: unknown, text: string | { readonly content: readonly unknown[] }) => (typeof text === 'string' ? text : textOf(text)).split(/\s+/).length,
  };
  // Younger than the API that the product asks for; a product only asks models, and needs none of this.
  const { registerLanguageModelChatProvider } = lm as unknown as { registerLanguageModelChatProvider(vendor: string, given: typeof provider): { dispose(): void } };
  context.subscriptions.push(registerLanguageModelChatProvider('playback', provider));
  return { cancelled: () => cancelled, forget: () => void (known = []) };
}

function textOf(message: { readonly content: readonly unknown[] } | undefined): string {
  return (message?.content ?? []).map((part) => (part instanceof LanguageModelTextPart ? part.value : '')).join('');
}
