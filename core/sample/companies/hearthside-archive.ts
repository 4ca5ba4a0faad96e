import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const hearthsideArchive: SampleCompany = {
  slug: 'hearthside-archive',
  name: 'Hearthside Archive',
  tagline: 'Family papers, read aloud.',
  about: [
    'Hearthside reads old handwriting. Families send us letters, diaries and recipe books, and get back text that can be searched and a voice that reads it.',
    'We have transcribed nine million pages in fourteen languages. Archives in Vienna and Cork use the same software for their reading rooms.',
  ],
  news: [{ heading: 'Recipes', text: 'Our recipe reader, launched in November, understands measures such as a walnut of butter.' }],
  team: [
    { name: 'Clementine Roux', role: 'Head of Engineering', does: 'Built the first reader for her grandmother’s letters.' },
    { name: 'Dominik Sauer', role: 'Chief Archivist', does: 'Can date a letter by its ink.' },
  ],
  contact: 'Applications reach the whole engineering team at careers@hearthside-archive.example.',
  postings: [
    {
      slug: 'hearthside-archive-backend-engineer',
      role: 'Backend Engineer',
      location: 'York, United Kingdom',
      remote: true,
      daysAgo: 30,
      intro: [
        'At Hearthside a page travels through twelve steps between the scanner and the reading room. Each step is simple; that all twelve finish for every page, in order, is the work.',
        'We have a small backend team of three and room for a fourth who enjoys queues, retries and old paper.',
      ],
      stack: 'Our pipeline is Python with PostgreSQL as its queue, object storage on AWS, a REST API in TypeScript and Docker to hold it together.',
      work: [
        'Own the page pipeline, which handles 60,000 pages on an ordinary day and 400,000 after Christmas.',
        'Make it possible to repeat one step for a million pages without repeating the rest.',
        'Build the API with which archives bring their collections to us.',
      ],
      wanted: [
        'Experience with background work at scale: queues, retries, and doing a thing exactly once.',
        'Python or TypeScript, and sound SQL.',
        'Care for other people’s treasures.',
      ],
      contact: '',
    },
  ],
};
