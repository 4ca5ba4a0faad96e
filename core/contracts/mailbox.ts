/** A way to read mail. */
export interface Mailbox {
  readonly id: string;
  readonly label: string;
  /** Name or address of the server that it is read at, where there is one. */
  readonly host?: string;
  /** True when it logs in by what the person is signed in to in the host (`HostLogin`): a host without sign-ins leaves it alone. */
  readonly bySignIn?: boolean;
  /** Messages that came after the cursor, oldest first; nothing is marked as read. */
  read(cursor: string | null, run: ReadRun): AsyncIterable<ReceivedMessage>;
  /** Resolves when something new may have come. Without it the mailbox is asked again from time to time. */
  wait?(signal: AbortSignal): Promise<void>;
  /** The folder with copies of what was sent, where there is one. */
  readonly sent?: SentFolder;
  /** Logs in and out again. Rejects with what the user must mend. */
  check?(signal: AbortSignal): Promise<void>;
}

/** What a mailbox has at hand while it reads. */
export interface ReadRun {
  readonly signal: AbortSignal;
  /** ISO 8601, UTC: what came earlier does not matter, wherever the cursor stands. */
  readonly since: string;
  /** Asked with the head of a message (whatever follows its first empty line is not looked at): is the whole of it wanted? */
  wants(head: Uint8Array): boolean;
}

/** A message as it lies in the mailbox, RFC 5322. */
export interface ReceivedMessage {
  /** Give it back to `read` to go on after this message. */
  readonly cursor: string;
  /** Null when it was not wanted; of a very large message only the beginning. */
  readonly bytes: Uint8Array | null;
  /** ISO 8601, UTC: when the server took it in, where that is known. */
  readonly receivedAt: string | null;
}

export interface SentFolder {
  /** Whether a copy lies there: by its Message-ID, or (where a server wrote another one) by recipient and subject since it was sent. */
  has(message: SentCopy, signal: AbortSignal): Promise<boolean>;
  /** Puts a copy there, marked as read; one that is there already is not put there again. */
  file(bytes: Uint8Array, signal: AbortSignal): Promise<void>;
}

export interface SentCopy {
  /** With angle brackets. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  /** ISO 8601, UTC: when the attempt to send it began. */
  readonly since: string;
}
