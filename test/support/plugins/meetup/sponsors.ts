export interface Sponsor {
  readonly company: string;
  readonly email: string;
  readonly hires: string;
}

/** The entries that can be used; the rest are noted. */
export function* sponsorsIn(list: unknown, skip: (where: string, reason: string) => void): Generator<Sponsor> {
  for (const [index, entry] of (Array.isArray(list) ? (list as unknown[]) : []).entries()) {
    const { company, email, hires } = (entry ?? {}) as Partial<Record<keyof Sponsor, unknown>>;
    if (typeof company !== 'string' || typeof email !== 'string') skip(`entry ${index + 1}`, 'it has no company or no address');
    else yield { company, email, hires: typeof hires === 'string' ? hires : '' };
  }
}
