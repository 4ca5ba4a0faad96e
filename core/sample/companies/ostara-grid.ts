import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const ostaraGrid: SampleCompany = {
  slug: 'ostara-grid',
  name: 'Ostara Grid',
  tagline: 'We move electricity demand to where the wind is.',
  about: [
    'Ostara Grid pays households and cold stores to use power when there is plenty of it. Our software decides every five minutes which of 210,000 heat pumps, batteries and freezers should wait and which should run.',
    'Last winter we shifted 340 gigawatt hours away from the evening peak. That is roughly what a gas-fired power station would have burned instead.',
  ],
  news: [
    { heading: 'Into the Netherlands', text: 'In July we opened in the Netherlands with 40,000 devices on the first day.' },
    { heading: 'Forecasts in the open', text: 'We publish our demand forecasts every hour so that anyone can check how well they did.' },
  ],
  team: [
    { name: 'Marek Lindqvist', role: 'Head of Data', does: 'Leads the forecasting and data platform teams.' },
    { name: 'Josie Adeyemi', role: 'Chief Operating Officer', does: 'Keeps the lights on, in both senses.' },
  ],
  contact: 'The data teams are reached through Marek Lindqvist, marek.lindqvist@ostara-grid.example.',
  postings: [
    {
      slug: 'ostara-grid-data-engineer',
      role: 'Senior Data Engineer',
      location: 'United Kingdom',
      remote: true,
      daysAgo: 3,
      intro: [
        'Two hundred thousand devices tell Ostara Grid what they are doing every ten seconds. From that we forecast the next day, and the forecast decides who gets paid.',
        'Our event pipeline was built for a tenth of the devices. We want a senior data engineer to rebuild it while it is running.',
      ],
      stack: 'Events flow through Kafka into PostgreSQL and a data lake on AWS; models and jobs are written in Python, orchestrated with Airflow, and the platform is described in Terraform.',
      work: [
        'Redesign the ingestion of device events for two million devices.',
        'Make late, repeated and contradictory readings an ordinary case instead of an incident.',
        'Give the forecasters data they can trust at five past every hour.',
        'Bring the cost of a device down to less than a penny a month.',
      ],
      wanted: [
        'A large event pipeline with Kafka that you designed and then had to live with.',
        'Python and SQL at a level where others ask you for review.',
        'Experience with Terraform or a comparable tool.',
        'An eye for cost; our margin is measured in pennies.',
      ],
      contact: 'Talk to Marek Lindqvist, Head of Data, at marek.lindqvist@ostara-grid.example before or after you apply.',
    },
  ],
};
