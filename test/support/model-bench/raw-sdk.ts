// The SDKs by themselves, as their own pages show them. Nothing is checked, kept or counted.
import { type Contender, findingsQuestion, maxOutputTokens, modelNames, prompt, type Provider } from './contender.ts';

const { instructions, schema } = findingsQuestion;
const ask = { max_tokens: maxOutputTokens, messages: [{ role: 'user', content: prompt } as const] };
const turns = [{ role: 'system', content: instructions } as const, ...ask.messages];

export async function openRawSdk(provider: Provider, address: string): Promise<Contender> {
  return { ...(await { anthropic, openai, ollama }[provider](address)), close: async () => undefined };
}

async function anthropic(address: string): Promise<Omit<Contender, 'close'>> {
  const { Anthropic } = await import('@anthropic-ai/sdk');
  const client = new Anthropic({ apiKey: 'none', baseURL: address, maxRetries: 0 });
  const question = { model: modelNames.anthropic, system: instructions, ...ask };
  return {
    async object() {
      const { content } = await client.messages.create({ ...question, output_config: { format: { type: 'json_schema', schema } } });
      return JSON.parse(content.map((block) => (block.type === 'text' ? block.text : '')).join(''));
    },
    async stream() {
      let characters = 0;
      for await (const event of await client.messages.create({ ...question, stream: true })) {
        if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') characters += event.delta.text.length;
      }
      return characters;
    },
  };
}

async function openai(address: string): Promise<Omit<Contender, 'close'>> {
  const { OpenAI } = await import('openai');
  const client = new OpenAI({ apiKey: 'none', baseURL: `${address}/v1`, maxRetries: 0 });
  const question = { model: modelNames.openai, max_completion_tokens: maxOutputTokens, messages: turns };
  return {
    async object() {
      const { choices } = await client.chat.completions.create({ ...question, response_format: { type: 'json_schema', json_schema: { name: 'findings', strict: true, schema } } });
      return JSON.parse(choices[0]?.message.content ?? '');
    },
    async stream() {
      let characters = 0;
      for await (const chunk of await client.chat.completions.create({ ...question, stream: true, stream_options: { include_usage: true } })) characters += chunk.choices[0]?.delta.content?.length ?? 0;
      return characters;
    },
  };
}

async function ollama(address: string): Promise<Omit<Contender, 'close'>> {
  const { Ollama } = await import('ollama');
  const client = new Ollama({ host: address });
  const question = { model: modelNames.ollama, messages: turns, options: { num_predict: maxOutputTokens } };
  return {
    async object() {
      const { message } = await client.chat({ ...question, stream: false, format: schema });
      return JSON.parse(message.content);
    },
    async stream() {
      let characters = 0;
      for await (const part of await client.chat({ ...question, stream: true })) characters += part.message.content.length;
      return characters;
    },
  };
}
