import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const saltmarshCover: SampleCompany = {
  slug: 'saltmarsh-cover',
  name: 'Saltmarsh Cover',
  tagline: 'Flood insurance that pays when the water comes, not when the forms are done.',
  about: [
    'Saltmarsh insures shops and workshops near rivers. When our sensor on the door frame is under water, the money is on its way; there is no claim to fill in.',
    'In last winter’s floods we paid 1,340 businesses in a median of four hours. Traditional insurers took eleven weeks.',
  ],
  news: [
    { heading: 'Series B', text: 'We raised 22 million pounds in April to bring parametric cover to France and the Low Countries.' },
    { heading: 'Sensors on bridges', text: 'Our river sensors now hang on 400 bridges, and their readings are public.' },
  ],
  team: [
    { name: 'Miriam Castellanos', role: 'Vice President of Engineering', does: 'Leads four teams in Bristol and Ghent.' },
    { name: 'Peter Halloran', role: 'Chief Actuary', does: 'Reads river levels at breakfast.' },
  ],
  contact: 'Miriam Castellanos hires for engineering: miriam.castellanos@saltmarsh-cover.example.',
  postings: [
    {
      slug: 'saltmarsh-cover-engineering-manager-platform',
      role: 'Engineering Manager, Platform',
      location: 'Bristol, United Kingdom',
      remote: false,
      daysAgo: 16,
      intro: [
        'When a river rises, Saltmarsh has to be at its best: sensors report, policies are matched and money moves, all within the hour. The platform team makes sure that the worst night of the year is an ordinary night for our software.',
        'The team has six engineers and no manager of its own yet. We would like one who still reads code.',
      ],
      stack: 'We run TypeScript and Python services on Kubernetes in AWS, with Terraform, GitHub Actions and PostgreSQL, and we care about on-call as a product.',
      work: [
        'Lead six engineers: their growth, their focus and the quality of their week.',
        'Own the plan for our second cloud region, with the French launch as its date.',
        'Keep the on-call rota fair and the nights quiet.',
        'Agree service levels with the actuaries, who like numbers even more than you do.',
      ],
      wanted: [
        'Two years or more of leading engineers, or several years as the person they turn to.',
        'A background in platform or backend engineering.',
        'Experience with incident reviews that changed something.',
        'Three days a week in Bristol.',
      ],
      contact: 'Miriam Castellanos would like to hear from you at miriam.castellanos@saltmarsh-cover.example.',
    },
  ],
};
