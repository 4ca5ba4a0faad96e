import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const mossbank: SampleCompany = {
  slug: 'mossbank',
  name: 'Mossbank Payments',
  tagline: 'Getting plumbers paid before they have left the house.',
  about: [
    'Mossbank makes invoices and instant payments for people who work with their hands. Forty thousand plumbers, electricians and gardeners send an invoice from the doorstep and are paid in a median of 11 minutes.',
    'We hold a payment licence of our own, we have been profitable since 2023, and we answer the telephone.',
  ],
  news: [
    { heading: 'Instalments', text: 'In September we launched instalments, so that a new boiler can be paid over six months while the plumber is paid at once.' },
    { heading: 'Forty thousand', text: 'Our 40,000th customer is a chimney sweep in Dunbar.' },
  ],
  team: [
    { name: 'Eilidh Rennie', role: 'Chief Technology Officer and co-founder', does: 'Wrote the ledger and guards it.' },
    { name: 'Tomasz Wrona', role: 'Engineering Lead, Payments', does: 'Leads the eight engineers who move the money.' },
  ],
  contact: 'Send applications to jobs@mossbank.example; they are read by Tomasz Wrona, not by a filter.',
  postings: [
    {
      slug: 'mossbank-senior-software-engineer-payments',
      role: 'Senior Software Engineer, Payments',
      location: 'Edinburgh, United Kingdom',
      remote: true,
      daysAgo: 14,
      intro: [
        'Mossbank moves three million pounds a day for people who notice when thirty are missing. Our payments team is eight engineers, and each of them can explain where a penny is at any moment.',
        'With instalments our ledger has become more interesting, and we would like one more senior engineer to share the fun.',
      ],
      stack: 'The ledger and the payment services are written in Go over PostgreSQL, talk to each other through Kafka and gRPC, and run on Kubernetes in AWS.',
      work: [
        'Extend the ledger to instalments and partial refunds, with tests that an auditor enjoys.',
        'Make every payment safe to repeat, because networks fail at the worst moment.',
        'Lead the move of our last three services from virtual machines to Kubernetes.',
        'Help two junior engineers to become mid-level ones.',
      ],
      wanted: [
        'Six years or more of backend work, some of it where mistakes cost money.',
        'Go, or a strong wish to write it all day.',
        'PostgreSQL transactions, isolation levels and the stories that taught you about them.',
        'Kindness in review.',
      ],
      contact: 'Write to our engineering lead Tomasz Wrona at tomasz.wrona@mossbank.example with anything you would like to know.',
    },
  ],
};
