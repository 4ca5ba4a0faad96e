import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const fernhillRobotics: SampleCompany = {
  slug: 'fernhill-robotics',
  name: 'Fernhill Robotics',
  tagline: 'Warehouse robots that give way to people.',
  about: [
    'Fernhill Robotics builds small robots that carry crates through warehouses which were never meant for robots. They share the aisles with people, and they always give way.',
    'Two thousand six hundred of our robots work in 38 warehouses across northern England and Belgium. Each has driven further than the circumference of the Earth.',
  ],
  news: [
    { heading: 'Ghent', text: 'Our largest site, with 310 robots, opened in Ghent in August.' },
    { heading: 'A quiet year', text: 'Fleet uptime was 99.93% over the last twelve months, and we know what the other 0.07% was.' },
  ],
  team: [
    { name: 'Priya Chandran', role: 'Director of Infrastructure', does: 'Runs everything between the robot and the data centre.' },
    { name: 'Jonas Verbeke', role: 'Head of Robotics', does: 'Has a scar from prototype number two.' },
  ],
  contact: 'The infrastructure team is hiring through Priya Chandran, priya.chandran@fernhill-robotics.example.',
  postings: [
    {
      slug: 'fernhill-robotics-site-reliability-engineer',
      role: 'Senior Site Reliability Engineer',
      location: 'Leeds, United Kingdom',
      remote: false,
      daysAgo: 8,
      intro: [
        'When our fleet software stops, 2,600 robots stop with it, and somewhere a lorry leaves half empty. Our reliability team has four people; we would like to be five before the Christmas peak.',
        'You would work from our Leeds workshop, where the robots drive past your desk.',
      ],
      stack: 'Fleet control runs on Kubernetes, part of it in AWS and part on machines in the warehouse; we use Terraform, Prometheus, Grafana, OpenTelemetry and a fair amount of Python and Go.',
      work: [
        'Define service levels with the warehouses and keep the promises that follow.',
        'Turn our alerting from 60 pages a week into fewer than ten that matter.',
        'Rehearse failures: we switch a warehouse off on purpose twice a quarter.',
        'Bring tracing to the path from a scanned crate to a moving robot.',
      ],
      wanted: [
        'Experience in running production systems and in leading on-call work that people do not dread.',
        'Kubernetes, Linux and networks when they misbehave.',
        'Observability as a craft: metrics, traces, and knowing which to look at first.',
        'Calm.',
      ],
      contact: 'Priya Chandran, Director of Infrastructure, answers questions herself: priya.chandran@fernhill-robotics.example.',
    },
  ],
};
