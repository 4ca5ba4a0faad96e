import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const lanternworks: SampleCompany = {
  slug: 'lanternworks',
  name: 'Lanternworks',
  tagline: 'Builds that remember what they have already done.',
  about: [
    'Lanternworks is a shared build cache for teams whose monorepo has outgrown their patience. It stores the result of every build step once, and hands it to everyone who would otherwise repeat it.',
    'Our customers save about 70% of their build minutes in the first month. The cache answers two billion lookups a day with a median of nine milliseconds, from three regions.',
  ],
  news: [
    { heading: 'Series A', text: 'In June we raised 9 million euros, led by Alder Lane Ventures, to open a region in Asia and to double the platform team.' },
    { heading: 'Open-source client', text: 'Our client is open source since March and has 140 contributors.' },
  ],
  team: [
    { name: 'Teodor Brandt', role: 'Chief Technology Officer', does: 'Wrote the first cache in a week and has been improving it for six years.' },
    { name: 'Amina Osei', role: 'Platform Lead', does: 'Runs the platform team of seven across four time zones.' },
  ],
  contact: 'Write to Amina Osei about the platform team: amina.osei@lanternworks.example.',
  postings: [
    {
      slug: 'lanternworks-platform-engineer',
      role: 'Platform Engineer',
      location: 'Europe',
      remote: true,
      daysAgo: 11,
      intro: [
        'Lanternworks keeps the build results of 800 engineering teams. If we are slow, thousands of developers wait; if we are wrong, they ship the wrong thing. We are neither, and the platform team is the reason.',
        'We are opening a fourth region and need a platform engineer who likes boring deployments and short runbooks.',
      ],
      stack: 'The cache is written in Go and speaks gRPC. It runs on Kubernetes in three AWS regions, described in Terraform, watched with Prometheus, Grafana and OpenTelemetry.',
      work: [
        'Bring up the new region, from the first Terraform module to the first customer.',
        'Move our deployments from scripts to a pipeline that any engineer can read.',
        'Make a failed node something we learn about from a chart and not from a page.',
        'Write the tooling that tells a customer why a build step missed the cache.',
      ],
      wanted: [
        'Kubernetes in production for at least three years, including an upgrade that went badly and what you learnt.',
        'Infrastructure as code with Terraform, in a team.',
        'Enough Go to read the code you operate; enough SQL to find out who is right.',
        'Comfort with remote work: decisions are written down here.',
      ],
      contact: 'Amina Osei leads the team and reads every message: amina.osei@lanternworks.example.',
    },
    {
      slug: 'lanternworks-developer-experience-engineer',
      role: 'Developer Experience Engineer',
      companyName: 'Lanternworks Ltd.',
      location: 'Europe',
      remote: true,
      daysAgo: 34,
      intro: [
        'The Lanternworks client is the part of our product that developers touch. It runs before every build on some 60,000 laptops, so each millisecond and each confusing message counts 60,000 times.',
        'We want an engineer who cares about the first five minutes with a tool, and who measures them.',
      ],
      stack: 'The client is written in Go, its editor extensions in TypeScript, and the documentation is tested like code.',
      work: [
        'Take the time from installation to the first cache hit from twenty minutes to two.',
        'Turn our ten most frequent support questions into error messages that answer them.',
        'Look after the open-source community: review, release, say thank you.',
      ],
      wanted: [
        'A developer tool of your own making that strangers use.',
        'Good command of Go or TypeScript, and an interest in the other one.',
        'Writing that people quote back to you.',
      ],
      contact: 'Send a few lines to careers@lanternworks.example; a link to something you made is worth more than a CV.',
    },
  ],
};
