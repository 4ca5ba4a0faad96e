import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const tidewellPorts: SampleCompany = {
  slug: 'tidewell-ports',
  name: 'Tidewell Ports',
  tagline: 'Berth planning for harbours that still do it on paper.',
  about: [
    'Tidewell Ports makes the planning board that harbour masters look at first thing in the morning. It knows the tides, the draught of every ship and the cranes that are out of order, and it proposes a berth for each arrival.',
    'We started in 2019 in the harbour office of Fowey, with a whiteboard and one very patient harbour master. Today 64 small and middle-sized ports in eight countries plan with us, and together they berth about 1,900 ships a week.',
  ],
  news: [
    { heading: 'Live berth sharing', text: 'In May we launched live berth sharing, which lets neighbouring ports hand ships to each other when the weather turns.' },
    { heading: 'Eleven Danish harbours', text: 'Eleven Danish harbours joined this spring, and with them came our first winter of ice planning.' },
  ],
  team: [
    { name: 'Ingrid Solheim', role: 'Head of Engineering', does: 'Leads the engineers and used to navigate ferries for a living.' },
    { name: 'Callum Pryce', role: 'Chief Executive', does: 'Spends every other week in a harbour office.' },
  ],
  contact: 'Engineers who want to talk before they apply can write to Ingrid Solheim at ingrid.solheim@tidewell-ports.example.',
  postings: [
    {
      slug: 'tidewell-ports-senior-backend-engineer',
      role: 'Senior Backend Engineer',
      location: 'Bristol, United Kingdom',
      remote: true,
      daysAgo: 6,
      intro: [
        'Tidewell Ports plans berths for 64 harbours. Our planner recalculates the day whenever a ship is late, and in a storm every ship is late at once.',
        'We are looking for a senior backend engineer who makes the planner calm under that load and who enjoys a domain in which the moon is a dependency.',
      ],
      stack: 'Our services are written in TypeScript on Node.js with PostgreSQL underneath; position reports from ships arrive through Kafka, and everything runs in Docker on AWS.',
      work: [
        'Own the arrival service, which turns 40 million position reports a day into arrival times that harbour masters trust.',
        'Cut the time of a full replan from 12 seconds to below two.',
        'Design APIs that ports with a single IT person can use without calling us.',
        'Share the on-call week with four colleagues and leave it quieter than you found it.',
      ],
      wanted: [
        'Five years or more of building backend services that other people depend on.',
        'PostgreSQL beyond the ORM: you read query plans and know what a lock costs.',
        'Experience with Kafka or another event stream in production.',
        'Clear writing, since our users read every release note.',
      ],
      contact: 'Questions go straight to Ingrid Solheim, Head of Engineering: ingrid.solheim@tidewell-ports.example.',
    },
  ],
};
