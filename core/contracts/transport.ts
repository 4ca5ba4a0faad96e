/** A way to send mail. It delivers bytes; what they say was decided and approved before. */
export interface Transport {
  readonly id: string;
  readonly label: string;
  /** True when sending the same message again changes nothing: then an attempt that was cut off is simply repeated. Never true of a mail server. */
  readonly idempotent: boolean;
  send(message: OutgoingMessage, run: SendRun): Promise<SendOutcome>;
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
  /** Recorded durably before it returns: call it before the step is taken, and wait. */
  reach(phase: SendPhase): Promise<void>;
}

export type SendOutcome =
  | { readonly kind: 'accepted'; readonly reference: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly permanent: boolean };
