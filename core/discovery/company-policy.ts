// May this company be written to at all? Asked before anything is spent on a lead.
import type { DiscoverySettings } from '../config/settings.ts';
import { companyKey } from '../domain/company-key.ts';
import type { Profile } from '../domain/profile.ts';

/** What was last written to somebody at a company. */
export interface CompanyThread {
  readonly company: string;
  /** Whom it was written to, as the user knows them. */
  readonly to: string;
  /** True until there was an answer, a refusal, or the last follow-up. */
  readonly open: boolean;
  /** ISO 8601, UTC: of the last message. */
  readonly lastAt: string;
}

export interface CompanyQuestion {
  readonly company: string;
  readonly settings: Pick<DiscoverySettings, 'currentEmployer' | 'allowCompanies' | 'blockCompanies' | 'companyCooldownDays'>;
  readonly profile: Profile | null;
  readonly openThreads: readonly CompanyThread[];
  /** ISO 8601, UTC. */
  readonly now: string;
}

type CompanyLists = Pick<DiscoverySettings, 'currentEmployer' | 'allowCompanies' | 'blockCompanies'>;

/** Says of a company why the user's own lists forbid it, or null. The employer and the block-list win over the allow-list. */
export function companyLists({ currentEmployer, blockCompanies, allowCompanies }: CompanyLists, employers: readonly string[] = []): (company: string) => string | null {
  const keysOf = (names: readonly string[]) => new Set(names.map(companyKey));
  const employer = keysOf(currentEmployer === null ? employers : [currentEmployer, ...employers]);
  const blocked = keysOf(blockCompanies);
  const allowed = keysOf(allowCompanies);
  return (company) => {
    const key = companyKey(company);
    if (employer.has(key)) return `${company} is your current employer.`;
    if (blocked.has(key)) return `${company} is on your block-list (discovery.blockCompanies).`;
    return allowed.size > 0 && !allowed.has(key) ? `${company} is not on your allow-list (discovery.allowCompanies).` : null;
  };
}

/** Why nobody at this company should be written to, or null. */
export function companyPolicy({ company, settings, profile, openThreads, now }: CompanyQuestion): string | null {
  const key = companyKey(company);
  if (key === '') return 'The company has no name.';
  const listed = companyLists(settings, employersOf(profile))(company);
  if (listed !== null) return listed;

  const threads = openThreads.filter((thread) => companyKey(thread.company) === key);
  const open = threads.find((thread) => thread.open);
  if (open !== undefined) return `You are already writing to ${open.to} at ${company}: one open thread for each company.`;
  const clears = Math.max(...threads.map(({ lastAt }) => Date.parse(lastAt))) + settings.companyCooldownDays * day;
  return clears > Date.parse(now) ? `You wrote to ${company} less than ${settings.companyCooldownDays} days ago; it is free again on ${new Date(clears).toISOString().slice(0, 10)}.` : null;
}

const day = 86_400_000;

function employersOf(profile: Profile | null): readonly string[] {
  return profile?.experience.filter(({ current }) => current).flatMap(({ company }) => (company === null ? [] : [company.value])) ?? [];
}
