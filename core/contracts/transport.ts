/** A way to send mail. It delivers bytes; what they say was decided and approved before. */
export interface Transport {
  readonly id: string;
  readonly label: string;
  /** True when sending the same message again changes nothing: then an attempt that was cut off is simply repeated. Never true of a mail server. */
  readonly idempotent: boolean;
  /** True when the server itself puts a copy into the folder for sent mail: then its absence says that a message was not accepted. */
  readonly filesSent?: boolean;
  /** Name or address of the server that mail goes out by: what the records of the sender's domain have to allow. */
  readonly host?: string;
  /** True when messages stay on this machine. Any other is taken for one that really sends, and the sender's domain is looked at first. */
  readonly isLocal?: boolean;
  /** How many messages it can have under way at once; one, when it does not say. */
  readonly connections?: number;
  /** True when it logs in by what the person is signed in to in the host (`HostLogin`): a host without sign-ins leaves it alone. */
  readonly bySignIn?: boolean;
  send(message: OutgoingMessage, run: SendRun): Promise<SendOutcome>;
  /** Connects and logs in, and sends nothing. Rejects with what the user must mend. */
  check?(signal: AbortSignal): Promise<void>;
}

/** A message as it was approved. */
export interface OutgoingMessage {
  /** With angle brackets, fixed before approval. RFC 5322 section 3.6.4. */
  readonly messageId: string;
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  /** The whole message, CRLF line ends, as approved. */
  readonly bytes: Uint8Array;
}

/** How far a dialogue came. From `dot_written` on, silence no longer proves that the message was refused. */
export const sendPhases = ['started', 'connected', 'mail', 'recipient', 'data', 'body', 'dot_written', 'accepted'] as const;
export type SendPhase = (typeof sendPhases)[number];

/** What a transport has at hand while it sends. */
export interface SendRun {
  readonly signal: AbortSignal;
  /** Call it before the step is taken, and wait: `dot_written` is recorded durably before it returns. */
  reach(phase: SendPhase): Promise<void>;
}

export type SendOutcome =
  | { readonly kind: 'accepted'; readonly reference: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly permanent: boolean; readonly reply?: ServerReply };

/** What a mail server said, RFC 5321 section 4.2. */
export interface ServerReply {
  readonly code: number;
  /** The enhanced status code of RFC 3463, such as `5.1.1`; null when the reply has none. */
  readonly status: string | null;
  /** Without the codes; several lines are joined by a space. */
  readonly text: string;
  /** What it was the answer to. */
  readonly to: 'connect' | 'hello' | 'login' | 'mail' | 'recipient' | 'data' | 'message';
}
