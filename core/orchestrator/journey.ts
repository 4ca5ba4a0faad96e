// What happens to a lead, from the day it is found to the day its draft lies in the review queue. Read it aloud.
import { createPipeline, type PipelineNode } from './pipeline.ts';
import { accept } from './steps/accept.ts';
import { match } from './steps/match.ts';
import { researchDeep, researchLight } from './steps/research.ts';
import { write } from './steps/write.ts';
import { scoutStep } from './scout-step.ts';
import type { LeadStep } from './step.ts';

/** What a user can ask for by itself: `outreach run match`. */
export const stages = ['scout', 'research', 'match', 'write'] as const;
export type Stage = (typeof stages)[number];

export type StepName = 'research-light' | 'accept' | 'research-deep' | 'match' | 'write';

export interface JourneyNode extends PipelineNode<StepName> {
  readonly stage: Stage;
  readonly step: LeadStep;
}

/** The scout has found the lead and it is among the best of its campaign. From here: */
export const journey = createPipeline<StepName, JourneyNode>([
  // a first look, from what the venue said and little more;
  { name: 'research-light', after: [], stage: 'research', step: researchLight, retries: 2, onFailure: 'continue' },
  // the user decides whether it is worth more - or has decided already, by asking for the best so many;
  { name: 'accept', after: ['research-light'], stage: 'research', step: accept, retries: 0, onFailure: 'stop' },
  // the company's own pages are read;
  { name: 'research-deep', after: ['accept'], stage: 'research', step: researchDeep, retries: 2, onFailure: 'continue' },
  // the user's real work is held against what was found;
  { name: 'match', after: ['research-deep'], stage: 'match', step: match, retries: 2, onFailure: 'stop' },
  // a draft is written, checked against its sources, and put into the review queue.
  { name: 'write', after: ['match'], stage: 'write', step: write, retries: 2, onFailure: 'stop' },
  // There the user approves exactly these bytes (core/review), and the outbox sends them once (core/outbox).
]);

/** The steps that a stage asks for. */
export function stepsOfStage(stage: Stage): readonly string[] {
  return stage === 'scout' ? [scoutStep] : journey.nodes.filter((node) => node.stage === stage).map((node) => node.name);
}
