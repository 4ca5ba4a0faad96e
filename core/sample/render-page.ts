// The sample's pages, as a job board and small companies would write them.
import type { SampleCompany, SamplePosting } from './sample-company.ts';

export function boardPage(companies: readonly SampleCompany[]): string {
  const items = companies.flatMap((company) =>
    company.postings.map((posting) => `<li><a href="/jobs/${posting.slug}">${escape(posting.role)}</a>, ${escape(posting.companyName ?? company.name)}, ${escape(placeOf(posting))}</li>`),
  );
  return page('Quayside Jobs', `<h1>Quayside Jobs</h1><p>Work with small companies that know what they are for. All of them are invented.</p><ul>${items.join('\n')}</ul>`);
}

/** With schema.org data for machines; `today` is milliseconds since 1970. */
export function postingPage(company: SampleCompany, posting: SamplePosting, today: number): string {
  const name = posting.companyName ?? company.name;
  const description = [
    ...posting.intro.map(paragraph),
    `<h2>What we work with</h2>${paragraph(posting.stack)}`,
    `<h2>What you will do</h2>${list(posting.work)}`,
    `<h2>What you bring</h2>${list(posting.wanted)}`,
    posting.contact === '' ? '' : `<h2>Talk to us</h2>${paragraph(posting.contact)}`,
  ].join('\n');
  const data = {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: posting.role,
    datePosted: new Date(today - posting.daysAgo * 86_400_000).toISOString().slice(0, 10),
    hiringOrganization: { '@type': 'Organization', name, sameAs: `/companies/${company.slug}/` },
    ...(posting.remote
      ? { jobLocationType: 'TELECOMMUTE', applicantLocationRequirements: { '@type': 'AdministrativeArea', name: posting.location } }
      : { jobLocation: { '@type': 'Place', address: posting.location } }),
    description,
  };
  const body = `<h1>${escape(posting.role)}</h1><p>${escape(name)}, ${escape(placeOf(posting))}</p>\n${description}\n<p><a href="/companies/${company.slug}/">More about ${escape(company.name)}</a></p>`;
  return page(`${posting.role} – ${name}`, body, data);
}

export function companyPage(company: SampleCompany): string {
  const news = company.news.map(({ heading, text }) => `<h3>${escape(heading)}</h3>${paragraph(text)}`).join('\n');
  const body = `<h1>${escape(company.name)}</h1><p><em>${escape(company.tagline)}</em></p>\n${company.about.map(paragraph).join('\n')}\n<h2>News</h2>\n${news}\n<p><a href="/companies/${company.slug}/team">Team and contact</a></p>`;
  return page(company.name, body, { '@context': 'https://schema.org', '@type': 'Organization', name: company.name, slogan: company.tagline });
}

export function teamPage(company: SampleCompany): string {
  const people = company.team.map(({ name, role, does }) => `<h3>${escape(name)}</h3><p>${escape(role)}</p>${paragraph(does)}`).join('\n');
  return page(`Team and contact – ${company.name}`, `<h1>The people of ${escape(company.name)}</h1>\n${people}\n<h2>Contact</h2>${paragraph(company.contact)}\n<p><a href="/companies/${company.slug}/">About ${escape(company.name)}</a></p>`);
}

function placeOf({ location, remote }: SamplePosting): string {
  return remote ? `remote, ${location}` : location;
}

function page(title: string, body: string, data?: unknown): string {
  // "<" cannot end the script element early when it is written as an escape of JSON.
  const script = data === undefined ? '' : `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', String.raw`\u003c`)}</script>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
${script}
<style>body { font: 1.05rem/1.55 Georgia, serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; color: #222; } h1 { line-height: 1.2; } a { color: #0b5394; }</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function paragraph(text: string): string {
  return `<p>${escape(text)}</p>`;
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${escape(item)}</li>`).join('\n')}</ul>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
