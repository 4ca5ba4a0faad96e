import type { SampleCompany } from '../../../core/sample/sample-company.ts';

export const quillfeather: SampleCompany = {
  slug: 'quillfeather',
  name: 'Quillfeather Health',
  tagline: 'Letters from the clinic that patients understand.',
  about: [
    'After a visit to the clinic somebody has to write a letter: to the patient, to the family doctor, to the pharmacy. Quillfeather drafts it from the record, and the clinician checks it in under a minute.',
    'Our software runs in 31 hospitals and has drafted more than four million letters. No letter leaves without a clinician who has read it, and that rule is enforced in the database.',
  ],
  news: [
    { heading: 'Plain-language letters', text: 'Since April every letter to a patient comes with a plain-language version, reviewed with two patient groups.' },
    { heading: 'Certified', text: 'In February we passed our second security audit without a finding.' },
  ],
  team: [
    { name: 'Dr. Farah Siddiqui', role: 'Founder and Chief Medical Officer', does: 'Still sees patients on Thursdays.' },
    { name: 'Owen Marsh', role: 'Engineering Manager', does: 'Leads the integrations team in Manchester.' },
  ],
  contact: 'For the integrations team, write to Owen Marsh at owen.marsh@quillfeather.example.',
  postings: [
    {
      slug: 'quillfeather-backend-engineer-integrations',
      role: 'Backend Engineer, Integrations',
      location: 'Manchester, United Kingdom',
      remote: false,
      daysAgo: 19,
      intro: [
        'Every hospital keeps its records a little differently. Our integrations team makes 31 of them look like one, so that a letter never contains the wrong allergy.',
        'Twelve more hospitals are waiting to be connected, and we would like to do it with two more engineers and without more meetings.',
      ],
      stack: 'We write Python with FastAPI, keep data in PostgreSQL, exchange HL7 FHIR messages over REST APIs and deploy with Docker from GitLab CI.',
      work: [
        'Build and run the connectors that read records from hospital systems, some of them older than you.',
        'Design imports that can be stopped, repeated and explained to an auditor.',
        'Visit a hospital now and then and watch somebody use what you built.',
        'Replace our nightly batch with a stream of changes.',
      ],
      wanted: [
        'Three years or more with Python or a similar language in production.',
        'Experience with imports from many sources and the patience they need.',
        'Solid PostgreSQL and a habit of writing tests before the second bug.',
        'Two days a week in our Manchester office.',
      ],
      contact: 'Owen Marsh, the engineering manager, is glad to answer questions at owen.marsh@quillfeather.example.',
    },
  ],
};
