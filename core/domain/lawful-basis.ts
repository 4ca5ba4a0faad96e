/**
 * Why somebody may be written to: they agreed; there is a relationship (they were a customer, or asked); the address was published for such messages, or conspicuously and with regard to their role;
 * a legitimate interest that outweighs theirs; or, as the user says, none of these.
 */
export const lawfulBases = ['consent', 'relationship', 'published-role', 'legitimate-interest', 'none'] as const;
export type LawfulBasis = (typeof lawfulBases)[number];
