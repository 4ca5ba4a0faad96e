import test from 'ava';
import { isSecretName } from '../../core/is-secret-name.ts';

const names: readonly (readonly [name: string, secret: boolean])[] = [
  ['password', true],
  ['apiKey', true],
  ['API_KEY', true],
  ['ANTHROPIC_API_KEY', true],
  ['x-auth-token', true],
  ['Authorization', true],
  ['gmailAppPassword', true],
  ['client_secret', true],
  ['set-cookie', true],
  ['DB_PWD', true],
  ['PWD', false],
  ['OLDPWD', false],
  ['maxTokens', false],
  ['tokenLimit', false],
  ['author', false],
  ['key', false],
  ['monkey', false],
  ['__proto__', false],
  ['', false],
];

for (const [name, secret] of names) {
  test(`a value named "${name}" ${secret ? 'is a secret' : 'is no secret'}`, (t) => {
    t.is(isSecretName(name), secret);
  });
}
