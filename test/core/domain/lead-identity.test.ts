import test from 'ava';
import { companyPrefix, leadIdentity, personKey } from '../../../core/domain/lead-identity.ts';

test('a person at a company is the same person in every spelling of both', (t) => {
  const identity = leadIdentity({ company: 'Acme, Inc.', person: 'Jane Doe' });
  t.is(leadIdentity({ company: 'ACME', person: 'Doe, Jane' }), identity);
  t.is(leadIdentity({ company: 'The Acme Company', person: 'Dr. Jane Doe' }), identity);
  t.is(leadIdentity({ company: 'acme', person: 'JANE  DOE', email: 'jane@acme.example', role: 'CTO' }), identity);
});

test('without a person the role tells two leads of one company apart, and an address tells more than a role', (t) => {
  t.not(leadIdentity({ company: 'Acme', role: 'Designer' }), leadIdentity({ company: 'Acme', role: 'Engineer' }));
  t.is(leadIdentity({ company: 'Acme', role: 'Back-end Engineer' }), leadIdentity({ company: 'ACME', role: 'back end engineer' }));
  t.not(leadIdentity({ company: 'Acme', role: 'Engineer' }), leadIdentity({ company: 'Acme', role: 'Engineer', email: 'jobs@acme.example' }));
});

test('all leads of a company begin alike, and those of a longer name do not', (t) => {
  const prefix = companyPrefix('Acme Inc.');
  t.true(leadIdentity({ company: 'ACME', role: 'Engineer' }).startsWith(prefix));
  t.false(leadIdentity({ company: 'Acme Robotics', role: 'Engineer' }).startsWith(prefix));
});

test('a name that is only a title is still a name', (t) => {
  t.is(personKey('Dr.'), 'dr');
  t.is(personKey(''), '');
});
