import test from 'ava';
import { organisationalDomain } from '../../../core/domain-check/organisational-domain.ts';

for (const [domain, registered] of [['example.org', 'example.org'], ['a.b.example.org', 'example.org'], ['mail.example.co.uk', 'example.co.uk'], ['jobs.example.com.au', 'example.com.au'], ['me.github.io', 'me.github.io'], ['co.uk', 'co.uk'], ['xn--bcher-kva.example', 'xn--bcher-kva.example']] as const) {
  test(`${domain} belongs to ${registered}`, (t) => {
    t.is(organisationalDomain(domain), registered);
  });
}
