// The models that a server of this machine has installed, and the best of them.
import type { ModelInfo } from '../../core/contracts/backend.ts';
import { isOutreachError } from '../../core/errors.ts';
import { bestFirst } from '../../core/model/best-model.ts';
import type { ModelProbe } from '../../core/model/probe-model.ts';
import type { SetupSurvey } from '../../core/setup/setup-survey.ts';

/** To try one, it has to be loaded: a minute, for a large one. */
const mostTried = 5;

export interface InstalledModel {
  readonly info: ModelInfo;
  /** Undefined when this version was not tried yet. */
  readonly probe: ModelProbe | undefined;
}

/** Each with what was found of it before. */
export async function installedModels(survey: SetupSurvey, backend: string, models: readonly ModelInfo[]): Promise<readonly InstalledModel[]> {
  return Promise.all(models.map(async (info) => ({ info, probe: await survey.known(backend, info) })));
}

export interface Trying {
  readonly survey: SetupSurvey;
  readonly backend: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** The best by what was found of them; without any such, the first few are tried. Undefined when none can be asked. */
export async function bestInstalled(installed: readonly InstalledModel[], trying: Trying): Promise<ModelProbe | undefined> {
  const known = installed.flatMap(({ probe }) => probe ?? []);
  const [best] = bestFirst(known.length > 0 ? known : await tryEach(installed.slice(0, mostTried), trying));
  return best;
}

async function tryEach(installed: readonly InstalledModel[], { survey, backend, say, signal }: Trying): Promise<readonly ModelProbe[]> {
  const probes: ModelProbe[] = [];
  for (const { info } of installed) {
    say(`Trying ${info.id} …`);
    try {
      probes.push(await survey.probe(backend, info.id, signal));
    } catch (thrown) {
      if (!isOutreachError(thrown) || signal.aborted) throw thrown;
      say(`  It cannot be used: ${thrown.message}`); // one for embeddings, or too large for this machine
    }
  }
  return probes;
}
