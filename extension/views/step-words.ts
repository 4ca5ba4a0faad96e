import { l10n } from 'vscode';
import type { StepName } from '../../core/orchestrator/journey.ts';

const words: Readonly<Record<StepName | 'scout', () => string>> = {
  scout: () => l10n.t('Looking for leads'),
  'research-light': () => l10n.t('First look'),
  accept: () => l10n.t('Decision'),
  'research-deep': () => l10n.t('Research'),
  match: () => l10n.t('Matching'),
  write: () => l10n.t('Writing'),
};

/** What a step is called; the step of a module agent by the agent's name. */
export function stepWords(step: string): string {
  return Object.hasOwn(words, step) ? words[step as keyof typeof words]() : step.replace(/^module:/, '');
}
