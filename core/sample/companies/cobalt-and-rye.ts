import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const cobaltAndRye: SampleCompany = {
  slug: 'cobalt-and-rye',
  name: 'Cobalt & Rye',
  tagline: 'Ordering for bakeries, from flour to Friday.',
  about: [
    'Independent bakeries order from thirty suppliers by telephone, by text message and by shouting across the yard. Cobalt & Rye puts all of it into one order that writes itself from what was sold yesterday.',
    'We are four people and 120 bakeries, and we throw away less bread every month: 18% less since January.',
  ],
  news: [{ heading: 'Seed round', text: 'In October we closed a seed round of 1.6 million pounds, led by Threshold Street, and now we can pay a fifth person.' }],
  team: [
    { name: 'Beatrix Lowe', role: 'Founder and Chief Executive', does: 'Ran her parents’ bakery before she ran a company.' },
    { name: 'Samir Haddad', role: 'Founder and Chief Technology Officer', does: 'Wrote the first forecast on the back of a flour sack.' },
  ],
  contact: 'Samir Haddad answers within a day: samir@cobalt-and-rye.example.',
  postings: [
    {
      slug: 'cobalt-and-rye-founding-engineer',
      role: 'Founding Engineer',
      location: 'London, United Kingdom',
      remote: true,
      daysAgo: 2,
      intro: [
        'Cobalt & Rye saves bakeries from ordering by guesswork. Our forecasts decide how much flour arrives at four in the morning, and if they are wrong the queue finds out at eight.',
        'You would be our first engineer after the founders, and a good part of what we become would be your doing.',
      ],
      stack: 'The product is TypeScript on Node.js with PostgreSQL, a little Python for the forecast, and a small setup on AWS that deserves better.',
      work: [
        'Build the supplier side: catalogues, prices that change daily, deliveries that do not come.',
        'Turn a set-up that one person understands into one that two people can look after.',
        'Decide with us what not to build.',
        'Get up early once, and see a bakery at four in the morning.',
      ],
      wanted: [
        'Range: you have built a product feature, a database migration and a deployment in the same month.',
        'Strong TypeScript and PostgreSQL.',
        'The judgement to choose something simple and the nerve to defend it.',
        'Interest in bread, or in logistics, which is the same thing.',
      ],
      contact: 'Write to Samir Haddad, one of the two founders: samir@cobalt-and-rye.example. There is no form.',
    },
  ],
};
