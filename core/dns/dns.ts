// What the core asks of the domain name system, and what it can be told. A test or a host may answer in its own way.

/** The answer to one question. Only `none` says that there is no such record: when nobody could be asked, nothing is known. */
export type DnsAnswer<Found> =
  | { readonly kind: 'found'; readonly records: readonly [Found, ...Found[]] }
  /** No such name, or no record of this type: NXDOMAIN and NODATA, RFC 2308. */
  | { readonly kind: 'none' }
  /** No server answered, or none could find out; the reason in plain words. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Who takes mail for a domain. An empty exchange is the null MX of RFC 7505: nobody does. */
export interface MailExchanger {
  readonly exchange: string;
  readonly priority: number;
}

/** Questions about names. Each rejects only with the reason of its signal. */
export interface Dns {
  /** Each record as one text, its strings joined without spaces. RFC 7208 section 3.3. */
  txt(name: string, signal?: AbortSignal): Promise<DnsAnswer<string>>;
  /** The preferred one first. */
  mx(name: string, signal?: AbortSignal): Promise<DnsAnswer<MailExchanger>>;
  /** IPv4 addresses, or IPv6 where there are none. */
  addresses(name: string, signal?: AbortSignal): Promise<DnsAnswer<string>>;
  /** Where a name points to. */
  cname(name: string, signal?: AbortSignal): Promise<DnsAnswer<string>>;
  /** Name servers are asked anew for everything: somebody has changed a record, and wants to see it. */
  forget(): void;
}
