/** Who writes: the user, as the message names them. An empty name or address can be drafted with, but not sent. */
export interface Sender {
  readonly name: string;
  readonly email: string;
  /** Where answers go, when not to `email`. */
  readonly replyTo: string | null;
  /** Postal address, one line or several; asked in setup, and nothing is sent without it. */
  readonly mailingAddress: string | null;
}
