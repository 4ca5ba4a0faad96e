// Hovering over a claim shows what proves it; from there it is one step to the place where it is written.
import { commands, type ExtensionContext, Hover, l10n, languages, MarkdownString, type Position, Range, Selection, type Uri, ViewColumn, window, workspace } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Claim } from '../../core/domain/draft.ts';
import type { Evidence, SourceKind } from '../../core/domain/source-document.ts';
import { tellError } from '../host/tell-error.ts';
import { inMarkdown } from '../in-markdown.ts';
import { draftIdOf, draftPath, draftScheme } from './draft-address.ts';
import { type DraftSection, isMisread, offsetOf, placeOf } from './draft-markdown.ts';
import type { Drafts } from './drafts.ts';

const sourceScheme = 'outreach-source';

interface EvidenceRequest extends Evidence {
  /** Of the draft. */
  readonly id: number;
}

export function registerEvidence(drafts: Drafts): void {
  const { context } = drafts.host;
  context.subscriptions.push(
    languages.registerHoverProvider(
      { scheme: draftScheme },
      {
        async provideHover(document, position) {
          const opened = await drafts.open(document);
          if (opened === undefined || isMisread(opened.reading)) return undefined;
          const { draft, reading } = opened;
          const here = claimsAt(reading.sections, draft.claims, position);
          const [first] = here;
          return first === undefined ? undefined : new Hover(here.map(({ claim }) => proofOf(claim, draft.id)), first.range);
        },
      },
    ),
    workspace.registerTextDocumentContentProvider(sourceScheme, { provideTextDocumentContent: (uri) => sourceText(drafts, uri) }),
  );
  registerShowEvidence(context, drafts);
}

/** Claims whose words stand at this place, the shortest first. */
export function claimsAt(sections: readonly DraftSection[], claims: readonly Claim[], position: Position): readonly { readonly claim: Claim; readonly range: Range }[] {
  return sections
    .flatMap((section) => {
      const offset = offsetOf(section, position);
      if (offset === undefined) return [];
      return claims.flatMap((claim) => {
        const start = section.text.lastIndexOf(claim.text, offset);
        if (claim.text === '' || start === -1 || offset > start + claim.text.length) return [];
        const [from, to] = [placeOf(section, start), placeOf(section, start + claim.text.length)];
        return [{ claim, range: new Range(from.line, from.character, to.line, to.character) }];
      });
    })
    .toSorted((one, other) => one.claim.text.length - other.claim.text.length);
}

function proofOf({ source }: Claim, id: number): MarkdownString {
  const proof = new MarkdownString(undefined, true);
  proof.isTrusted = { enabledCommands: [commandId('showEvidence')] };
  proof.appendMarkdown(`**${{ resume: l10n.t('Proven by your résumé'), posting: l10n.t('Proven by the posting'), page: l10n.t('Proven by a page that was read'), answer: l10n.t('Proven by your answer') }[source.kind]}**\n\n`);
  // As text: a page may hold whatever its maker likes.
  proof.appendMarkdown(`> ${inMarkdown(source.quote.replace(/\s+/g, ' '))}\n\n`);
  const request: EvidenceRequest = { id, ...source };
  proof.appendMarkdown(`[$(quote) ${l10n.t('Show it in its place')}](command:${commandId('showEvidence')}?${encodeURIComponent(JSON.stringify([request]))})`);
  if (/^https?:/.test(source.uri) && URL.canParse(source.uri)) proof.appendMarkdown(` · [$(link-external) ${l10n.t('Open the page')}](${new URL(source.uri).href.replaceAll('(', '%28').replaceAll(')', '%29')})`);
  return proof;
}

function registerShowEvidence({ subscriptions }: ExtensionContext, drafts: Drafts): void {
  subscriptions.push(
    commands.registerCommand(commandId('showEvidence'), async ({ id, kind, uri, quote }: EvidenceRequest) => {
      try {
        const document = await workspace.openTextDocument(draftPath(sourceScheme, id, await nameOf(drafts, id, kind), 'md').with({ query: JSON.stringify({ kind, uri }) }));
        const start = document.getText().indexOf(quote);
        const range = new Range(document.positionAt(Math.max(0, start)), document.positionAt(start === -1 ? 0 : start + quote.length));
        const editor = await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true });
        editor.selection = new Selection(range.start, range.end);
        editor.revealRange(range);
      } catch (thrown) {
        tellError(drafts.host, thrown);
      }
    }),
  );
}

async function nameOf(drafts: Drafts, id: number, kind: SourceKind): Promise<string> {
  if (kind === 'resume') return l10n.t('Your résumé');
  const { draft } = await drafts.read(id);
  return { posting: l10n.t('{0} – posting', draft.lead.company), page: l10n.t('{0} – page', draft.lead.company), answer: l10n.t('{0} – your answer', draft.lead.company) }[kind];
}

/** The whole text that a claim quotes. */
async function sourceText(drafts: Drafts, address: Uri): Promise<string | undefined> {
  const id = draftIdOf(address);
  if (id === undefined) return undefined;
  const { kind, uri } = JSON.parse(address.query) as Pick<Evidence, 'kind' | 'uri'>;
  const { store } = await drafts.host.engine();
  const email = await store.emails.get(id);
  if (kind === 'resume') {
    const campaign = await store.campaigns.find(email.campaignId);
    const profile = campaign?.profileId === null || campaign?.profileId === undefined ? undefined : await store.profiles.find(campaign.profileId);
    return profile?.profile.rawText;
  }
  if (kind === 'answer') {
    const answers = (await store.emails.list({ leadId: email.leadId, campaignId: email.campaignId })).flatMap(({ questions }) => questions);
    return answers.findLast((question) => `answer:${question.id}` === uri && question.answer !== null)?.answer ?? undefined;
  }
  return (await store.documents.ofLead(email.leadId)).find((document) => document.uri === uri)?.text;
}
