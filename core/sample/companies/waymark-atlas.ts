import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const waymarkAtlas: SampleCompany = {
  slug: 'waymark-atlas',
  name: 'Waymark Atlas',
  tagline: 'Maps of the paths that cars cannot take.',
  about: [
    'Waymark Atlas knows 2.4 million kilometres of footpaths, cycle tracks and bridleways, and how muddy they are today. Walking apps, rescue teams and park rangers use our data.',
    'Half of our knowledge comes from open data and half from 26,000 volunteers whose corrections are live within ten minutes.',
  ],
  news: [
    { heading: 'Rescue teams', text: 'Since March all mountain rescue teams in Wales use our data free of charge.' },
    { heading: 'Gradient API', text: 'The gradient API, launched in July, tells wheelchair users which path is really level.' },
  ],
  team: [
    { name: 'Gwen Parry', role: 'Engineering Manager', does: 'Leads the data and API teams from Sheffield.' },
    { name: 'Luca Ferrante', role: 'Chief Cartographer', does: 'Has walked more of the map than anyone.' },
  ],
  contact: 'Gwen Parry is happy to talk: gwen.parry@waymark-atlas.example.',
  postings: [
    {
      slug: 'waymark-atlas-backend-engineer-api',
      role: 'Backend Engineer, Map API',
      location: 'Sheffield, United Kingdom',
      remote: true,
      daysAgo: 41,
      intro: [
        'Waymark Atlas answers 300 million map requests a month, most of them on a sunny Saturday. Behind each is a question such as whether the ford can be crossed today.',
        'We are looking for a backend engineer who makes our API fast on Saturdays and our data honest on all other days.',
      ],
      stack: 'The API is written in Go, the data pipeline in Python; both rest on PostgreSQL with PostGIS, Redis for what is asked often, and Docker everywhere.',
      work: [
        'Take the slowest tenth of requests from 900 milliseconds to 200.',
        'Let a volunteer’s correction reach every user in under a minute.',
        'Keep the public API stable for partners who integrated it years ago.',
        'Plan capacity with the weather forecast, which is as odd as it sounds.',
      ],
      wanted: [
        'Three years or more with backend services and REST APIs that outside developers use.',
        'Good PostgreSQL; PostGIS can be learnt here.',
        'Go or Python, preferably both.',
        'Some sense of direction.',
      ],
      contact: 'Your contact is Gwen Parry, gwen.parry@waymark-atlas.example.',
    },
  ],
};
