import type { Engine } from '../../core/engine.ts';

/** What views need of the engine. */
export type WithStore = Pick<Engine, 'store'>;
