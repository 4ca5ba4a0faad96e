import type { Brief, Finding, FindingKind } from '../../../core/domain/brief.ts';
import type { Words } from '../words.ts';

export interface FindingGroup {
  readonly kind: FindingKind;
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** What both phases of research found, by what it is about; found twice, it is shown once. Groups without a finding are left out. */
export function findingGroups(briefs: readonly Brief[], l10n: Words): readonly FindingGroup[] {
  const all = briefs.flatMap(({ findings }) => findings);
  const once = [...new Map(all.map((finding) => [JSON.stringify([finding.kind, finding.text, finding.source.uri, finding.source.quote]), finding])).values()];
  const titles = groupTitles(l10n);
  return (Object.keys(titles) as FindingKind[]).map((kind) => ({ kind, title: titles[kind], findings: once.filter((finding) => finding.kind === kind) })).filter(({ findings }) => findings.length > 0);
}

/** In the order in which they are read. */
function groupTitles(l10n: Words): Readonly<Record<FindingKind, string>> {
  return {
    'talking-point': l10n.t('Talking points'),
    signal: l10n.t('Signals'),
    company: l10n.t('Company'),
    product: l10n.t('Product'),
    role: l10n.t('Role'),
    requirement: l10n.t('Requirements'),
    stack: l10n.t('Technology'),
    person: l10n.t('Person'),
    background: l10n.t('Background'),
  };
}
