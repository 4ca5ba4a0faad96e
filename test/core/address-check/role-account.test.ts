import test from 'ava';
import { type RoleAccount, roleAccount } from '../../../core/address-check/role-account.ts';

const table: Readonly<Record<RoleAccount | 'person', string>> = {
  hiring: 'jobs careers career hr HR recruiting talent people karriere bewerbung jobs-berlin careers.eu jobs+backend recruitment join work-with-us human.resources',
  general: 'info hello contact office support sales admin press billing postmaster webmaster abuse customer-service Kontakt',
  nobody: 'noreply no-reply no_reply NoReply noreply2 no-reply-jobs do-not-reply donotreply mailer-daemon bounces nepasrepondre careers-noreply notifications',
  person: 'ines ines.duarte i.duarte hr.muller hrubesch salesman.joe infante jobst pressler peoples.champ devon itai bouncer.kid adminah',
};

for (const [reader, names] of Object.entries(table)) {
  for (const name of names.split(' ')) {
    test(`${name}@ is read by ${reader === 'person' ? 'a person' : reader === 'hiring' ? 'those who hire' : reader === 'general' ? 'whoever has the time' : 'nobody'}`, (t) => {
      t.is(roleAccount(name), reader === 'person' ? undefined : (reader as RoleAccount));
    });
  }
}
