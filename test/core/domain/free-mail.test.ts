import test from 'ava';
import { isFreeMail } from '../../../core/domain/free-mail.ts';

test('a mail service for everyone is told from a company, whatever the capitals', (t) => {
  for (const domain of ['gmail.com', 'GMail.com', 'outlook.com', 'gmx.de', 'proton.me', 'qq.com']) t.true(isFreeMail(domain), domain);
  for (const domain of ['example.org', 'gmail.example', 'mail.gmail.com', 'google.com', '']) t.false(isFreeMail(domain), domain);
});
