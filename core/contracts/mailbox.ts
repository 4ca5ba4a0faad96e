/** A way to read mail. */
export interface Mailbox {
  readonly id: string;
  readonly label: string;
  /** Messages that came after the cursor, oldest first; nothing is marked as read. */
  read(cursor: string | null, signal: AbortSignal): AsyncIterable<ReceivedMessage>;
}

/** A message as it lies in the mailbox, RFC 5322. */
export interface ReceivedMessage {
  /** Give it back to `read` to go on after this message. */
  readonly cursor: string;
  readonly bytes: Uint8Array;
}
