/** A received message, taken apart within limits; RFC 5322 and RFC 2045. Whatever a sender wrote can stand in it. */
export interface ParsedMail {
  /** In the order of the message; unfolded, decoded words decoded. */
  readonly headers: readonly MailHeader[];
  readonly from: MailAddress | null;
  readonly to: readonly MailAddress[];
  readonly subject: string;
  /** ISO 8601, UTC, as the sender wrote it; null when it cannot be read. */
  readonly date: string | null;
  /** With angle brackets. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** What a person reads: the plain text, or the HTML as text; LF line ends. */
  readonly text: string;
  /** The leaves of the message in its order, the parts of reports and enclosed messages among them. */
  readonly parts: readonly MailPart[];
  /** True when something was left out because the message is too large or too deep. */
  readonly isCut: boolean;
}

export interface MailHeader {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

export interface MailPart {
  /** In lower case, such as `message/delivery-status`. */
  readonly type: string;
  readonly filename: string | null;
  /** Of text and of messages: the words, decoded, LF line ends. */
  readonly text: string | null;
}

/** The first header of this name (in lower case). */
export function headerOf({ headers }: Pick<ParsedMail, 'headers'>, name: string): string | null {
  return headers.find((header) => header.name === name)?.value ?? null;
}
