// The clients that are compared, all asking the same question in the same words.
export type Provider = 'anthropic' | 'openai' | 'ollama';

/** One client, ready to ask one provider. */
export interface Contender {
  /** One object, checked against the schema where the client checks. */
  object(): Promise<unknown>;
  /** Reads a stream to its end; resolves with how many characters of text came. */
  stream(): Promise<number>;
  close(): Promise<void>;
}

export const modelNames: Readonly<Record<Provider, string>> = { anthropic: 'claude-sonnet-5', openai: 'gpt-5.2-chat', ollama: 'llama3.1:8b' };

export const maxOutputTokens = 4_096;

/** As agents really ask: a prompt of 2 KB, a page of 6 KB, a schema. */
export const findingsQuestion = {
  task: 'research.findings',
  instructions: 'You look for facts about a company, and quote where they stand. '.repeat(32),
  input: { page: 'The mill at the river grinds rye for forty bakers of the valley, and has done so since 1904. '.repeat(65) },
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['findings'],
    properties: {
      findings: {
        type: 'array',
        items: { type: 'object', additionalProperties: false, required: ['claim', 'quote'], properties: { claim: { type: 'string', minLength: 1 }, quote: { type: 'string', minLength: 1 } } },
      },
    },
  },
} as const;

export const prompt = JSON.stringify({ task: findingsQuestion.task, input: findingsQuestion.input });
