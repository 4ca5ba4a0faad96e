import type { Reader, SourceDocument, TextTools, WriteInput } from '../../../core/index.ts';

/** Companies up to this size are read by their founders. */
const smallCompany = 50;

/** Who will read this: decided by the contact's title, then by the address, then by what kind of lead it is. */
export function readerOf({ lead, documents }: Pick<WriteInput, 'lead' | 'documents'>, tools: Pick<TextTools, 'headcount'>): Reader {
  const posted = documents.some(({ kind }) => kind === 'posting');
  const title = lead.person !== null && !posted ? (lead.role ?? '') : '';
  if (/\b(?:founder|ceo|chief executive|owner|managing director)\b/i.test(title)) return 'founder';
  if (/\b(?:recruit\w*|talent|human resources|hr|people)\b/i.test(title)) return 'hr';
  if (/\b(?:cto|vp|engineer\w*|developer|architect|tech\w*|data|design\w*|head|lead|director|manager)\b/i.test(title)) return 'engineering';
  const mailbox = lead.email?.split('@')[0]?.toLowerCase() ?? '';
  if (/^(?:jobs?|careers?|hr|people|talent|recruit\w*|hiring|apply|work|join)/.test(mailbox)) return 'hr';
  if (posted) return 'hr';
  if (isSmall(documents, tools)) return 'founder';
  return lead.person !== null ? 'engineering' : 'hr';
}

/** Those that an accelerator names by their batch are, whatever else they say. */
function isSmall(documents: readonly SourceDocument[], { headcount }: Pick<TextTools, 'headcount'>): boolean {
  return documents.some(({ text }) => /^batch:/m.test(text) || (headcount(text) ?? Number.POSITIVE_INFINITY) <= smallCompany);
}
