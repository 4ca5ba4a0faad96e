import type { Reader, SourceDocument, WriteInput } from '../../../core/index.ts';

/** Companies up to this size are read by their founders. */
const smallCompany = 50;

/** Who will read this: decided by the contact's title, then by the address, then by what kind of lead it is. */
export function readerOf({ lead, documents }: Pick<WriteInput, 'lead' | 'documents'>): Reader {
  const posted = documents.some(({ kind }) => kind === 'posting');
  const title = lead.person !== null && !posted ? (lead.role ?? '') : '';
  if (/\b(?:founder|ceo|chief executive|owner|managing director)\b/i.test(title)) return 'founder';
  if (/\b(?:recruit\w*|talent|human resources|hr|people)\b/i.test(title)) return 'hr';
  if (/\b(?:cto|vp|engineer\w*|developer|architect|tech\w*|data|design\w*|head|lead|director|manager)\b/i.test(title)) return 'engineering';
  const mailbox = lead.email?.split('@')[0]?.toLowerCase() ?? '';
  if (/^(?:jobs?|careers?|hr|people|talent|recruit\w*|hiring|apply|work|join)/.test(mailbox)) return 'hr';
  if (posted) return 'hr';
  if (isSmall(documents)) return 'founder';
  return lead.person !== null ? 'engineering' : 'hr';
}

function isSmall(documents: readonly SourceDocument[]): boolean {
  return documents.some(({ text }) => {
    if (/^batch:/m.test(text)) return true;
    const after = /(?:company size|team size|employees)\W+(?:(?:about|around|approximately|~)\s*)?(\d[\d,.]*)\s*(?:-|–|to)?\s*(\d[\d,.]*)?/i.exec(text);
    const size = Number((after?.[2] ?? after?.[1] ?? '').replace(/[,.]/g, ''));
    return size > 0 && size <= smallCompany;
  });
}
