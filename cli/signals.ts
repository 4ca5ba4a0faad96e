/** Ctrl-C stops in good order: what is committed stays, and `run continue` goes on. The second Ctrl-C ends at once. */
export function takeSignals(): { readonly signal: AbortSignal; release(): void } {
  const stopping = new AbortController();
  const onSignal = () => {
    if (stopping.signal.aborted) process.exit(130);
    process.stderr.write('\nStopping; press Ctrl-C again to end at once.\n');
    stopping.abort(new Error('stopped by the user'));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: stopping.signal,
    release() {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
