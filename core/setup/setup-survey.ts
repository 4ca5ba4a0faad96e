import type { ModelInfo } from '../contracts/backend.ts';
import { isOutreachError, type OutreachError } from '../errors.ts';
import type { ModelSurvey } from '../model/model-survey.ts';

/** What setup asks of models, with settings that are not stored yet. */
export type SetupSurvey = Omit<ModelSurvey, 'weakModels'>;

/** What came of asking a backend for its models, which costs nothing. */
export type Listing =
  | { readonly kind: 'listed'; readonly models: readonly ModelInfo[] }
  /** There is no key, or it was refused. */
  | { readonly kind: 'key'; readonly error: OutreachError; readonly refused: boolean }
  /** It could not be found out now. */
  | { readonly kind: 'unknown'; readonly error: OutreachError };

export async function listingOf(survey: SetupSurvey, backend: string, signal: AbortSignal): Promise<Listing> {
  try {
    return { kind: 'listed', models: await survey.models(backend, signal) };
  } catch (error) {
    if (!isOutreachError(error) || signal.aborted) throw error;
    const refused = error.code === 'model_key_refused';
    return refused || error.code === 'model_key_missing' ? { kind: 'key', error, refused } : { kind: 'unknown', error };
  }
}
