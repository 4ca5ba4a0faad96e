import type { Agent, AgentRun, FindingsAnswer, FindingsQuestion, Plugin, ResearchInput, ResearchOutput, Scope, SourceDocument } from '../../../core/index.ts';
import { checkFindings, checkSummary } from './check-findings.ts';
import { contactFor } from './contact.ts';
import { chosenPages } from './chosen-pages.ts';
import { documentOf, readCompanyPages, readHome } from './pages.ts';
import { quotable } from './quotable.ts';
import { findingsAnswer, researchOutput } from './schemas.ts';

/** Finds out about a lead: a first look from what the venue said, then the company's own pages. */
const research: Plugin = {
  name: 'research',
  apiVersion: 1,
  description: "Makes a brief of a lead, each finding with the words that prove it.",
  apply(scope) {
    scope.addPrompt(new URL('./prompts/research.findings.md', import.meta.url));
    scope.addPrompt(new URL('./prompts/research.read.md', import.meta.url));
    scope.addAgent(createResearcher(scope));
  },
};

export default research;

function createResearcher(scope: Scope): Agent<ResearchInput, ResearchOutput> {
  return {
    id: 'research',
    title: 'Research',
    description: 'Reads the posting, the note and the company’s own pages, and keeps what can be quoted.',
    role: 'research',
    timeoutSeconds: 180,
    output: researchOutput,
    async run(input, run) {
      const { phase, lead } = input;
      const fetched = await pagesFor(input, scope, run);
      const documents = distinct([...input.documents, ...fetched]);
      await run.checkpoint();
      const asked = quotable(documents, input.maxTokens, scope.text);
      const question: FindingsQuestion = { phase, company: lead.company, person: lead.person, role: lead.role, documents: asked };
      const instructions = await scope.prompt('research.findings', { phase });
      const answer = await run.model.generateObject<FindingsAnswer>({ task: 'research.findings', instructions, input: question, schema: findingsAnswer });
      await run.checkpoint();
      const findings = checkFindings(answer.findings, documents, asked);
      const dropped = answer.findings.length - findings.length;
      if (dropped > 0) run.log.warn(`${dropped} of ${answer.findings.length} findings about ${lead.company} were dropped: no document has their quote`);
      const summary = checkSummary(answer.summary, findings, documents, [lead.company, lead.role ?? '', lead.person ?? '', ...asked.flatMap(({ skills }) => skills.map(({ skill }) => skill))]);
      const contact = contactFor(lead, documents, scope.text);
      run.progress(`${lead.company}: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} from ${documents.length} ${documents.length === 1 ? 'source' : 'sources'}`);
      return { brief: { phase, summary, findings }, documents: fetched, ...(contact === undefined ? {} : { contact }) };
    },
  };
}

/** The first look asks the web only when the venue said nothing; the deep one reads the company's pages within the limit. */
async function pagesFor(input: ResearchInput, scope: Scope, run: AgentRun): Promise<readonly SourceDocument[]> {
  const { phase, lead, documents, maxWebCalls } = input;
  if (lead.website === null) return [];
  const known = documents.some(({ text }) => text.trim() !== '');
  if (phase === 'light' && known) return [];
  const found = phase === 'deep' && maxWebCalls > 1 && run.model.hasTools ? await pagesByModel(input, lead.website, scope, run) : (await readCompanyPages(lead.website, phase === 'light' ? Math.min(1, maxWebCalls) : maxWebCalls, run)).documents;
  return found.filter(({ uri }) => !documents.some((document) => document.uri === uri));
}

/** The home page, and then what the model wants to read of the rest. A model that cannot choose leaves the home page. */
async function pagesByModel(input: ResearchInput, website: string, scope: Scope, run: AgentRun): Promise<readonly SourceDocument[]> {
  const home = await readHome(website, run);
  if (home === undefined) return [];
  const maxCalls = input.maxWebCalls - 1;
  const instructions = await scope.prompt('research.read', { maxCalls });
  try {
    return [documentOf(home), ...(await chosenPages(input, home, maxCalls, instructions, run))];
  } catch (thrown) {
    run.signal.throwIfAborted();
    if ((thrown as { readonly family?: unknown }).family === 'setup') throw thrown;
    run.log.warn(`The model could not choose pages of ${input.lead.company}; its home page was read.`, { error: thrown });
    return [documentOf(home)];
  }
}

function distinct(documents: readonly SourceDocument[]): readonly SourceDocument[] {
  return [...new Map(documents.map((document) => [document.uri, document])).values()];
}
