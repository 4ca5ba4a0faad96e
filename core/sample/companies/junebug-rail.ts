import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const junebugRail: SampleCompany = {
  slug: 'junebug-rail',
  name: 'Junebug Rail',
  tagline: 'One ticket across Europe, however many trains it takes.',
  about: [
    'Junebug sells train journeys that cross borders as one ticket. If a connection is missed in Mannheim, we rebook the rest of the trip before the passenger has left the platform.',
    'We are connected to 27 railways, each with its own idea of what a timetable is. Last year 1.8 million people travelled with us.',
  ],
  news: [
    { heading: 'Night trains', text: 'Night trains to Lisbon and Warsaw can be booked since October.' },
    { heading: 'Missed-connection guarantee', text: 'Our missed-connection guarantee, launched in spring, rebooks nine of ten passengers without human help.' },
  ],
  team: [
    { name: 'Annelies de Wit', role: 'Head of Platform', does: 'Leads the platform team and has never owned a car.' },
    { name: 'Rui Tavares', role: 'Chief Executive', does: 'Travels to every board meeting by train.' },
  ],
  contact: 'Write to Annelies de Wit about platform work: annelies.dewit@junebug-rail.example.',
  postings: [
    {
      slug: 'junebug-rail-senior-infrastructure-engineer',
      role: 'Senior Infrastructure Engineer',
      location: 'Europe',
      remote: true,
      daysAgo: 9,
      intro: [
        'On the morning that summer tickets go on sale, Junebug sees forty times its usual traffic, and 27 railways behind us see it too. Our infrastructure has to be quick for the passenger and gentle with the railway.',
        'We are looking for a senior infrastructure engineer who has been through such mornings and would like the next one to be dull.',
      ],
      stack: 'We run about 60 services, mostly in Node.js and Go, on Kubernetes in AWS; Terraform describes all of it, GitHub Actions ships it, Redis takes the peaks.',
      work: [
        'Prepare the spring sale: load tests, limits per railway, and a plan for each way it can fail.',
        'Bring deployments of all 60 services below ten minutes.',
        'Show teams what their services cost and help them to spend less.',
        'Retire the last virtual machines, which everybody is afraid of.',
      ],
      wanted: [
        'Kubernetes and AWS at scale, and the scars to prove it.',
        'CI/CD pipelines that others were glad to use.',
        'Caching and rate limiting, in theory and on a bad day.',
        'English; any other language of our passengers is welcome.',
      ],
      contact: 'Annelies de Wit, Head of Platform, is looking forward to your message: annelies.dewit@junebug-rail.example.',
    },
  ],
};
