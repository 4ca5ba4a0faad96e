import test from 'ava';
import { mailServices, serviceOfFreeMail, serviceOfHost, usualSelectors } from '../../../core/domain-check/mail-services.ts';
import { isFreeMail } from '../../../core/domain/free-mail.ts';

const hosts: readonly (readonly [host: string, label: string | undefined])[] = [
  ['smtp.gmail.com', 'Google Workspace'],
  ['aspmx.l.google.com.', 'Google Workspace'],
  ['alt1.ASPMX.l.google.com', 'Google Workspace'],
  ['example-org.mail.protection.outlook.com', 'Microsoft 365'],
  ['example-org.o-v1.mx.microsoft', 'Microsoft 365'],
  ['in1-smtp.messagingengine.com', 'Fastmail'],
  ['email-smtp.us-east-1.amazonaws.com', 'Amazon SES'],
  ['mxa.mailgun.org', 'Mailgun'],
  ['smtp.mailbox.org', 'mailbox.org'],
  ['smtp.example.org', undefined],
  ['notgmail.com', undefined],
  ['gmail.com.evil.example', undefined],
];

for (const [host, label] of hosts) {
  test(`${host} is ${label === undefined ? 'nobody\'s that we know' : `a server of ${label}`}`, (t) => {
    t.is(serviceOfHost(host)?.label, label);
  });
}

test('who gives addresses to everybody is known for it, under both names', (t) => {
  for (const domain of ['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.fr', 'icloud.com', 'yahoo.co.uk', 'gmx.de', 'web.de', 'proton.me', 'fastmail.com', 'zoho.com']) {
    t.true(isFreeMail(domain), domain);
    t.not(serviceOfFreeMail(domain), undefined, domain);
  }
  t.is(serviceOfFreeMail('example.org'), undefined);
});

test('no selector is tried twice, no host is of two services, and each service can be asked for something', (t) => {
  t.is(new Set(usualSelectors).size, usualSelectors.length);
  for (const selector of ['google', 'selector1', 'selector2', 'default', 'k1', 's1', 's2', 'mail', 'dkim', 'protonmail', 'fm1', 'fm2', 'fm3', 'zoho', 'mxvault', 'smtp', '20230601']) t.true(usualSelectors.includes(selector), selector);
  const ends = mailServices.flatMap(({ hosts: own }) => own);
  t.is(new Set(ends).size, ends.length);
  for (const { label, keyMadeAt, includes } of mailServices) t.true(keyMadeAt.length > 5 && includes?.length !== 0, label);
});
