import test from 'ava';
import { signInProviderOf } from '../../../core/setup/sign-in-provider.ts';

for (const [host, provider] of [
  ['smtp-mail.outlook.com', 'microsoft'],
  ['SMTP.Office365.com', 'microsoft'],
  ['smtp.gmail.com', 'google'],
  ['smtp.notoutlook.com', null],
  ['outlook.com.evil.example', null],
  ['127.0.0.1', null],
] as const) {
  test(`who sends by ${host} signs in with ${provider ?? 'nobody'}`, (t) => t.is(signInProviderOf(host), provider));
}
