import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const glasswing: SampleCompany = {
  slug: 'glasswing',
  name: 'Glasswing Telemetry',
  tagline: 'See through your system without drowning in it.',
  about: [
    'Glasswing keeps the one trace in a thousand that explains the outage and lets the other 999 go. Engineering teams send us everything; they pay for what turned out to matter.',
    'We take in 11 terabytes of traces an hour. A question over the last day is answered in under a second, nine times out of ten.',
  ],
  news: [
    { heading: 'Tail sampling as a service', text: 'We launched hosted tail sampling in August; 90 teams moved to it in the first month.' },
    { heading: 'A seat at the table', text: 'Two of our engineers are maintainers of OpenTelemetry collectors.' },
  ],
  team: [
    { name: 'Rosalind Achebe', role: 'Vice President of Engineering', does: 'Grew the team from three to thirty.' },
    { name: 'Nils Aaltonen', role: 'Ingestion Lead', does: 'Maintains an OpenTelemetry collector in what he calls his free time.' },
  ],
  contact: 'For the ingestion team: Nils Aaltonen, nils.aaltonen@glasswing.example.',
  postings: [
    {
      slug: 'glasswing-senior-engineer-ingestion',
      role: 'Senior Software Engineer, Ingestion',
      location: 'Europe',
      remote: true,
      daysAgo: 27,
      intro: [
        'Glasswing decides within thirty seconds which traces are worth keeping. The ingestion team owns those thirty seconds: 11 terabytes an hour come in, and a hundredth of it stays.',
        'We want a senior engineer who likes throughput problems that are also fairness problems, since one noisy customer must never delay a quiet one.',
      ],
      stack: 'Ingestion is written in Go, buffers in Kafka, stores in ClickHouse and speaks OpenTelemetry over gRPC; it runs on Kubernetes.',
      work: [
        'Rewrite the sampler so that a decision survives the loss of any machine.',
        'Bring backpressure to the whole path, from the collector to the disk.',
        'Publish what you learn: we like our engineers to be readable.',
        'Halve the memory that a million open traces need.',
      ],
      wanted: [
        'High-throughput services in Go, Rust or C++, measured and tuned by you.',
        'Kafka or a log-structured system you know from the inside.',
        'Practical experience with OpenTelemetry on either end.',
        'An instinct for graphs that lie.',
      ],
      contact: 'Nils Aaltonen leads the team; ask him anything at nils.aaltonen@glasswing.example.',
    },
  ],
};
