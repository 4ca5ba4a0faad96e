import type { AgentRun, ModelRequest, ReadingQuestion, ResearchInput, SourceDocument, Web, WebPage } from '../../../core/index.ts';
import { documentOf, isOnSite } from './pages.ts';

const mostLinks = 40;
const longestStart = 1_500;

/** Pages of the company's own that the model chose to read. What it asks for elsewhere is refused: what is read here is quoted as the company's words. */
export async function chosenPages(input: ResearchInput, home: WebPage, maxCalls: number, instructions: ModelRequest['instructions'], run: AgentRun): Promise<readonly SourceDocument[]> {
  const { lead } = input;
  const read = new Map<string, WebPage>();
  const refuseElsewhere = (url: string) => {
    if (!isOnSite(url, home.url)) throw new Error(`Only pages of ${new URL(home.url).hostname} are read here.`);
  };
  const web: Web = {
    async page(url) {
      refuseElsewhere(url);
      const page = await run.web.page(url);
      refuseElsewhere(page.url); // a page may have sent its readers away
      read.set(page.url, page);
      return page;
    },
    json: () => Promise.reject(new Error('Only pages are read here.')),
  };
  const question: ReadingQuestion = {
    company: lead.company,
    person: lead.person,
    role: lead.role,
    read: [{ url: home.url, title: home.title, start: home.text.slice(0, longestStart) }],
    links: home.links.filter(({ url }) => URL.canParse(url) && isOnSite(url, home.url)).slice(0, mostLinks).map(({ url, text }) => ({ url, text: text.slice(0, 80) })),
  };
  await run.model.generateWithTools({ task: 'research.read', instructions, input: question, tools: ['web-page'], maxCalls, web });
  return [...read.values()].filter(({ url }) => url !== home.url).map(documentOf);
}
