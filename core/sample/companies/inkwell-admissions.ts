import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const inkwellAdmissions: SampleCompany = {
  slug: 'inkwell-admissions',
  name: 'Inkwell Admissions',
  tagline: 'School places, without the queue and without the paper.',
  about: [
    'Inkwell runs school admissions for local councils. Parents apply in ten minutes on a phone, schools see who is coming, and nobody has to carry a folder across town.',
    'Seventy-two councils work with us. On the evening before the deadline in January, 90,000 families use Inkwell within three hours, and that evening is what we design for.',
  ],
  news: [
    { heading: 'Eleven languages', text: 'Applications can be made in eleven languages since September.' },
    { heading: 'Appeals', text: 'We launched online appeals with nine councils, which halved the waiting time for families.' },
  ],
  team: [
    { name: 'Hannah Okoro', role: 'Head of Product Engineering', does: 'Taught mathematics for seven years before she taught computers.' },
    { name: 'Dev Malik', role: 'Design Lead', does: 'Tests every screen with parents.' },
  ],
  contact: 'Hannah Okoro looks after hiring for engineering: hannah.okoro@inkwell-admissions.example.',
  postings: [
    {
      slug: 'inkwell-admissions-full-stack-engineer',
      role: 'Senior Full-Stack Engineer',
      location: 'United Kingdom',
      remote: true,
      daysAgo: 22,
      intro: [
        'Inkwell decides nothing about which child goes to which school. We make sure that the people who do have the facts in front of them and the families know where they stand.',
        'We need a senior full-stack engineer for the application journey, the part that 600,000 families a year see.',
      ],
      stack: 'We write TypeScript throughout: React in front, Node.js with GraphQL behind, PostgreSQL and Redis below, all of it on AWS.',
      work: [
        'Make the deadline evening boring for 90,000 families at once.',
        'Build the change-of-circumstances journey from the first sketch to the last translation.',
        'Keep every screen usable by keyboard, by screen reader and by a tired parent on an old phone.',
        'Work with councils to replace forms that nobody remembers the reason for.',
      ],
      wanted: [
        'Five years or more on web applications, at home in TypeScript from the database to the browser.',
        'React with accessibility in mind.',
        'Experience with a system that has one very busy day.',
        'Respect for people who are anxious when they use what you build.',
      ],
      contact: 'Please write to Hannah Okoro at hannah.okoro@inkwell-admissions.example and tell us about your busiest day.',
    },
  ],
};
