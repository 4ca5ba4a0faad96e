import test from 'ava';
import { questionsOf, type SchemaQuestion } from '../../../extension/setup/schema-questions.ts';

const smtp = {
  type: 'object',
  required: ['host', 'user'],
  properties: {
    port: { type: 'integer', minimum: 1, maximum: 65_535, default: 465 },
    host: { type: 'string', minLength: 1, title: 'Server', description: 'Its name, such as smtp.example.org.' },
    user: { type: 'string', format: 'email' },
    password: { type: 'string', minLength: 8 },
    security: { type: 'string', enum: ['tls', 'starttls'], default: 'tls' },
    keepAlive: { type: 'boolean' },
    relays: { type: 'array', items: { type: 'string', minLength: 2 } },
  },
};

const all = questionsOf(smtp, { host: 'mail.example.org' });
const named = (name: string): SchemaQuestion => all.find((each) => each.name === name) as SchemaQuestion;

test('what must be answered is asked first, each question in the words of its schema', (t) => {
  t.deepEqual(all.map(({ name, title, required }) => `${name}: ${title}${required ? ' *' : ''}`), [
    'host: Server *', 'user: User *', 'port: Port', 'password: Password', 'security: Security', 'keepAlive: Keep alive', 'relays: Relays',
  ]);
  t.is(named('host').description, 'Its name, such as smtp.example.org.');
});

test('the value in force is shown as it would be typed, or else the usual one', (t) => {
  t.is(named('host').present, 'mail.example.org');
  t.is(named('port').present, '465');
  t.is(named('user').present, undefined);
  t.is(questionsOf(smtp, { relays: ['a1', 'b2'] }).find(({ name }) => name === 'relays')?.present, 'a1, b2');
});

test('a password is a secret by its name, and any option that its schema marks as one', (t) => {
  t.deepEqual(all.filter(({ secret }) => secret).map(({ name }) => name), ['password']);
  t.true(questionsOf({ properties: { pin: { type: 'string', writeOnly: true } } }, {})[0]?.secret);
});

const answers: readonly (readonly [name: string, answer: string, problem: RegExp | undefined, value: unknown])[] = [
  ['host', '', /needed/, undefined],
  ['host', 'smtp.example.org', undefined, 'smtp.example.org'],
  ['user', 'ada', /mail address/, 'ada'],
  ['user', 'ada@example.org', undefined, 'ada@example.org'],
  ['port', '587', undefined, 587],
  ['port', '70000', /65535/, 70_000],
  ['port', 'five', /integer/, 'five'],
  ['port', '', undefined, undefined],
  ['password', 'short', /8/, 'short'],
  ['security', 'starttls', undefined, 'starttls'],
  ['security', 'none', /one of/, 'none'],
  ['keepAlive', 'true', undefined, true],
  ['relays', 'a1, b2', undefined, ['a1', 'b2']],
  ['relays', 'a', /2/, ['a']],
];

for (const [name, answer, problem, value] of answers) {
  test(`"${answer}" as the option ${name} is ${problem === undefined ? 'taken as the type that it has' : 'refused in words'}`, (t) => {
    const said = named(name).problem(answer);
    if (problem === undefined) t.is(said, undefined);
    else t.regex(said ?? '', problem);
    t.deepEqual(named(name).read(answer), value);
  });
}

test('choices can be counted where there are only so many', (t) => {
  t.deepEqual(named('security').choices, ['tls', 'starttls']);
  t.deepEqual(named('keepAlive').choices, ['true', 'false']);
  t.is(named('port').choices, undefined);
});

test('a plugin whose options say nothing of themselves has no questions', (t) => {
  t.deepEqual(questionsOf({ type: 'object' }, {}), []);
});
