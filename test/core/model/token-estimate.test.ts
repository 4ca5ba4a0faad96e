import test from 'ava';
import { estimateQuestion, estimateTokens } from '../../../core/model/token-estimate.ts';

interface Counted {
  readonly text: string;
  /** By the vocabularies o200k, cl100k, Llama 3, Llama 2 and Mistral 7B, counted once by their own tokenizers (gpt-tokenizer, llama3-tokenizer-js, llama-tokenizer-js, mistral-tokenizer-js). */
  readonly counts: readonly number[];
}

const texts: Readonly<Record<string, Counted>> = {
  English: {
    text: 'We are looking for an engineer who has kept a busy PostgreSQL database alive. You will work with four colleagues on the booking of berths, and answer for what you ship. We write tests first, review each other, and deploy on weekdays before lunch.',
    counts: [52, 51, 53, 59, 56],
  },
  German: {
    text: 'Wir suchen eine Entwicklerin, die eine vielbeschäftigte PostgreSQL-Datenbank am Leben gehalten hat. Sie arbeiten mit vier Kolleginnen und Kollegen an der Vergabe von Liegeplätzen und verantworten, was Sie ausliefern. Wir schreiben zuerst Tests und prüfen gegenseitig unsere Änderungen.',
    counts: [60, 77, 78, 85, 92],
  },
  Chinese: {
    text: '我们正在寻找一位曾经维护过繁忙的 PostgreSQL 数据库的工程师。你将与四位同事一起负责泊位预订系统，并对自己发布的内容负责。我们先写测试，互相评审代码，并且只在工作日午餐之前部署新的版本。',
    counts: [65, 93, 68, 138, 95],
  },
  Russian: {
    text: 'Мы ищем инженера, который поддерживал в рабочем состоянии нагруженную базу данных PostgreSQL. Вы будете работать с четырьмя коллегами над бронированием причалов и отвечать за то, что выпускаете. Сначала мы пишем тесты и проверяем изменения друг друга.',
    counts: [62, 99, 69, 89, 95],
  },
  TypeScript: {
    text: 'export function berthsOf(harbour: Harbour, day: Date): readonly Berth[] {\n  const taken = new Set(harbour.bookings.filter((each) => each.day === day).map(({ berth }) => berth));\n  return harbour.berths.filter(({ id }) => !taken.has(id));\n}\n',
    counts: [64, 65, 67, 85, 85],
  },
  JSON: {
    text: JSON.stringify({ jobs: [{ id: 4418, title: 'Engineer', company_name: 'Tidewater', absolute_url: 'https://boards.example/tidewater/jobs/4418', updated_at: '2026-02-02T02:40:00Z', departments: [{ name: 'Platform' }], offices: [{ name: 'Hamburg' }] }] }),
    counts: [72, 70, 72, 100, 99],
  },
};

for (const [kind, { text, counts }] of Object.entries(texts)) {
  test(`what five tokenizers count in ${kind} is between 0.72 and 1.6 times the estimate`, (t) => {
    const estimate = estimateTokens(text);
    for (const count of counts) t.true(count / estimate > 0.72 && count / estimate < 1.6, `${count} of ${estimate}`);
  });
}

test('nothing is no token, and a word is one', (t) => {
  t.is(estimateTokens(''), 0);
  t.is(estimateTokens('harbour'), 1);
});

test('twice the text is twice the tokens', (t) => {
  const { text } = texts['English'] as Counted;
  const once = estimateTokens(text.repeat(100));
  t.true(Math.abs(estimateTokens(text.repeat(200)) - 2 * once) <= 2);
});

test('a question is its messages, its tools and its schema, with the marks between them', (t) => {
  const messages = [{ role: 'user', text: 'harbour' }] as const;
  const alone = estimateQuestion({ messages });
  t.is(alone, 6);
  const tools = [{ name: 'berths', description: 'Lists the berths of a harbour.', schema: { type: 'object' } }];
  t.true(estimateQuestion({ messages, tools }) > alone + 10);
  t.true(estimateQuestion({ messages, object: { name: 'berths', schema: { type: 'object', properties: { berths: { type: 'array' } } } } }) > alone + 5);
  const called = { role: 'assistant', text: '', toolCalls: [{ id: 'call_1', name: 'berths', arguments: '{"harbour":"Hamburg"}' }] } as const;
  t.true(estimateQuestion({ messages: [...messages, called] }) > alone + 10);
});
