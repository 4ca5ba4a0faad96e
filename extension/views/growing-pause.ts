/** How long to wait before something is tried again, in milliseconds: from `first` twice as long after each failure, up to `longest`, until it has worked. */
export interface GrowingPause {
  readonly milliseconds: number;
  failed(): void;
  worked(): void;
}

export function growingPause({ first, longest }: { readonly first: number; readonly longest: number }): GrowingPause {
  let milliseconds = first;
  return {
    get milliseconds() {
      return milliseconds;
    },
    failed: () => void (milliseconds = Math.min(longest, milliseconds * 2)),
    worked: () => void (milliseconds = first),
  };
}
