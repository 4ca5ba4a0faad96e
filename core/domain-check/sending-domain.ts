import type { MailService } from './mail-services.ts';

/** The domain that is looked at, and who sends and receives for it. */
export interface SendingDomain {
  readonly domain: string;
  /** What was registered, of which it may be a part. */
  readonly organisation: string;
  /** The server that mail goes out by; null when it is not known or on this machine. */
  readonly transportHost: string | null;
  /** Whose server that is, or else who takes mail for the domain. */
  readonly service: MailService | undefined;
  readonly receiving: MailService | undefined;
  /** An address for reports. */
  readonly reportsTo: string;
}
