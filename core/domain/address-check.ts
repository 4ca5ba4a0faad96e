/** What was found of an address without writing to it: no mail server was asked whether it exists. */
export interface AddressCheck {
  readonly syntax: 'ok' | 'invalid';
  /** Whether its domain takes mail: MX, or A where there is none (RFC 5321 section 5.1); not when it has a null MX (RFC 7505). */
  readonly mx: 'ok' | 'none' | 'unknown';
  readonly isDisposable: boolean;
  /** Of a function, not of a person. */
  readonly isRole: boolean;
  readonly isFreeMail: boolean;
  /** `bad` is never written to; `risky` is known to be read by several or by nobody; `unknown` when name servers did not say. */
  readonly verdict: 'good' | 'risky' | 'bad' | 'unknown';
  /** In plain words, why the verdict is not `good`. */
  readonly because: readonly string[];
}

/** A check, and when it was made. */
export interface AddressVerification extends AddressCheck {
  /** ISO 8601. */
  readonly at: string;
}
