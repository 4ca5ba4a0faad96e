import type { Scope, WireRequest } from '../../../core/index.ts';
import type { Dialect } from './dialect.ts';
import type { Asking } from './open-client.ts';

/** What each of the APIs needs to know of whom it speaks to. */
export interface Provider {
  readonly label: string;
  readonly baseUrl: URL;
  readonly dialect: Dialect;
  /** Throws the error of this code. */
  readonly fail: Scope['fail'];
  /** The SDK, and what makes a request of its go through `request.fetch`. */
  client(request: WireRequest): Promise<Asking>;
}
