import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import { outreach } from '../support/outreach.ts';
import { writeResume } from '../support/resume.ts';
import { onSharedData } from '../support/shared-data.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Draft {
  readonly lead: { readonly company: string; readonly email: string | null };
  readonly body: string;
  readonly subjectA: string;
  readonly subjectB: string;
  readonly followUps: readonly { readonly body: string }[];
  readonly claims: readonly { readonly text: string; readonly source: { readonly kind: string; readonly uri: string; readonly quote: string } }[];
  readonly blockedBy: readonly { readonly rule: string; readonly message: string }[];
}

/** Runs the main job and gives the drafts, whose every claim must stand in the draft and whose every quote must stand in its source, read here without our own readers. */
async function provenDrafts(t: ExecutionContext, resume: string, venue: string, from: string, limit: number): Promise<readonly Draft[]> {
  const home = join(temporaryFolder(t), 'home');
  const common = ['--home', home, '--json', '--set', 'sender.email=me@example.org', '--set', 'sender.name=Test Person'];
  const run = await outreach(['run', 'all', '--resume', resume, '--venue', venue, '--from', from, '--limit', String(limit), ...common]);
  t.is(run.code, 0, run.stdout + run.stderr);
  const drafts = (await outreach(['mail', 'pending', ...common])).json<readonly Draft[]>();
  const profile = (await outreach(['profile', 'show', ...common])).json<{ readonly rawText: string }>();
  const source = venue === 'markdown' ? '' : readable(await readFile(from, 'utf8'));
  for (const draft of drafts) {
    const written = [draft.subjectA, draft.subjectB, draft.body, ...draft.followUps.map(({ body }) => body)];
    for (const claim of draft.claims) {
      const where = `${draft.lead.company}: “${claim.text}” by “${claim.source.quote}” in ${claim.source.uri}`;
      t.true(written.some((text) => text.includes(claim.text)), `not in the draft: ${where}`);
      t.true(claim.source.quote.length > 0, where);
      if (claim.source.kind === 'resume') t.true(profile.rawText.includes(claim.source.quote), `not in the résumé: ${where}`);
      else if (claim.source.uri.startsWith('file:') && venue === 'markdown') t.true((await readFile(fileURLToPath(claim.source.uri), 'utf8')).includes(claim.source.quote), `not in the note: ${where}`);
      else t.true(source.includes(squeezed(claim.source.quote)), `not in the source: ${where}`);
    }
    t.deepEqual(draft.blockedBy.filter(({ rule }) => rule !== 'no-address'), [], draft.lead.company);
    if (draft.lead.email === null) t.true(draft.blockedBy.some(({ rule }) => rule === 'no-address'), draft.lead.company);
  }
  return drafts;
}

/** A JSON file's words, without tags, entities and line ends. */
function readable(json: string): string {
  let text = '';
  const collect = (value: unknown): void => {
    if (typeof value === 'string') text += ` ${value}`;
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(JSON.parse(json));
  const decoded = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return squeezed(decoded.replace(/<\/?[a-z][^<>]{0,500}>/gi, '').replaceAll('&amp;', '&').replaceAll('&nbsp;', ' ').replaceAll('&#39;', "'").replaceAll('&rsquo;', '’'));
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ');
}

onSharedData('companies', 'Every claim in drafts to forty real companies is proven by words that stand in the résumé or the note', async (t, companies) => {
  const resume = join(temporaryFolder(t), 'resume.md');
  await writeResume(resume);
  const drafts = await provenDrafts(t, resume, 'markdown', companies, 40);
  t.is(drafts.length, 40);
  t.is(new Set(drafts.map(({ body }) => body)).size, 40);
});

for (const [venue, file, atLeast] of [['greenhouse', 'ats/greenhouse.json', 1], ['lever', 'ats/lever.json', 1], ['ashby', 'ats/ashby.json', 1], ['ycombinator', 'yc/yc_companies.json', 10]] as const) {
  onSharedData(file, `Every claim in drafts to real postings at ${venue} is proven`, async (t, path) => {
    const resume = join(temporaryFolder(t), 'resume.md');
    await writeResume(resume);
    t.true((await provenDrafts(t, resume, venue, path, 10)).length >= atLeast);
  });
}

for (const name of ['one-column-engineer', 'student-one-page', 'two-column-altacv']) {
  onSharedData(`resumes/${name}.pdf`, `The résumé ${name} is read with true spans and gives proven drafts, or is refused with what to do`, async (t, resume) => {
    const home = join(temporaryFolder(t), 'home');
    const outcome = await outreach(['profile', 'import', resume, '--home', home, '--json']);
    if (outcome.code !== 0) {
      const { error } = outcome.json<{ readonly error: { readonly code: string; readonly help: string } }>();
      t.regex(error.code, /^resume_(?!too_slow)/);
      t.true(error.help.length > 20);
      t.log(`refused: ${error.code}`);
      return;
    }
    const profile = outcome.json<{ readonly rawText: string }>();
    let spans = 0;
    const check = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { start, end, quote } = value as { start?: unknown; end?: unknown; quote?: unknown };
      if (typeof start === 'number' && typeof end === 'number' && typeof quote === 'string') {
        t.is(profile.rawText.slice(start, end), quote);
        spans += 1;
      }
      Object.values(value).forEach(check);
    };
    check(profile);
    t.true(spans > 10);
    t.is((await provenDrafts(t, resume, 'markdown', '../shared/data/companies', 5)).length, 5);
  });
}
