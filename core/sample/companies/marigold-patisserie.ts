import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const marigoldPatisserie: SampleCompany = {
  slug: 'marigold-patisserie',
  name: 'Marigold Patisserie',
  tagline: 'Cakes for people who plan their week around them.',
  about: ['Marigold bakes in a former tram depot in Leeds. We open at seven, and the almond croissants are gone by nine.', 'Eighteen of us bake, serve and wash up, and everyone does all three.'],
  news: [{ heading: 'A second oven', text: 'Our second deck oven arrived in September, so there are more almond croissants.' }],
  team: [{ name: 'Odile Marchand', role: 'Head Pastry Chef', does: 'Trained in Lyon and prefers Leeds.' }],
  contact: 'Come by after three, or write to kitchen@marigold-patisserie.example.',
  postings: [
    {
      slug: 'marigold-patisserie-pastry-chef',
      role: 'Pastry Chef',
      location: 'Leeds, United Kingdom',
      remote: false,
      daysAgo: 5,
      intro: [
        'Marigold Patisserie is looking for a pastry chef for the morning shift. You would laminate, fill and glaze beside Odile Marchand, who learnt the trade in Lyon and teaches it with patience.',
        'We pay above the local rate, close on Mondays, and send everyone home with bread.',
      ],
      stack: 'We work with two deck ovens, a sheeter from 1978 and butter from the next valley.',
      work: ['Prepare croissants, brioche and three seasonal cakes for a counter that opens at seven.', 'Keep the starter alive and the bench clean.', 'Invent one cake each season that we have not had before.'],
      wanted: ['Two years or more in a pastry kitchen.', 'Lamination by hand, at speed and in summer.', 'Cheerfulness at four in the morning.'],
      contact: 'Bring a cake, or write first to kitchen@marigold-patisserie.example.',
    },
  ],
};
