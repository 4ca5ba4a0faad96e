import type { Settings } from '../core/config/settings.ts';
import type { DraftProblem } from '../core/index.ts';
import type { DraftDocument } from '../core/review/draft-document.ts';
import type { CommandContext } from './command.ts';
import { inOwnForm, sayCommand } from './say-command.ts';

/** The draft as a person reads it; without a mailing address of the user's it cannot be approved. */
export function draftText(draft: DraftDocument, { settings, paths }: Pick<CommandContext, 'settings' | 'paths'>): string {
  const { lead, match } = draft;
  return [
    `Draft ${draft.id} (${draft.status}), written by ${draft.writtenBy}`,
    `To        ${lead.person === null ? '' : `${lead.person}, `}${lead.company} <${lead.email ?? 'no address yet'}>`,
    `Subject   ${draft.subject}`,
    `   (or)   ${draft.subject === draft.subjectA ? draft.subjectB : draft.subjectA}`,
    '',
    draft.body,
    '',
    draft.footer,
    '',
    ...draft.followUps.flatMap(({ day, body }) => [`─ follow-up after ${day} days`, body, '']),
    ...(match === null ? [] : [`Match ${Math.round(match.score)}: ${match.valueProposition}`, ...match.parts.map(({ name, fit, weight, reason }) => `  ${name.padEnd(11)}${Math.round(100 * fit * weight)} of ${Math.round(100 * weight)}  ${reason}`), '']),
    ...(draft.claims.length === 0 ? [] : ['What proves it', ...draft.claims.flatMap(({ text, source }) => [`  “${text}”`, `      ${source.kind}: “${source.quote}” (${source.uri})`]), '']),
    ...(draft.questions.length === 0 ? [] : ['Questions that would make it better', ...draft.questions.map(({ id, text, answer }) => `  ${id}: ${text}${answer === null ? '' : ` → ${answer}`}`), '']),
    ...problemLines('could be better:', draft.warnings, paths.home),
    ...verdict(draft, settings, paths.home),
  ].join('\n');
}

/** Whether it may be approved, and what to do next. */
function verdict({ id, blockedBy }: DraftDocument, { sender }: Settings, home: string): readonly string[] {
  if (blockedBy.length > 0) return ['Cannot be approved yet', ...problemLines('✘', blockedBy, home)];
  if (sender.mailingAddress === null) return [`Ready, once your mailing address is set: ${sayCommand('config set sender.mailingAddress ADDRESS', home)}`];
  return [`Ready: ${sayCommand(`mail approve ${id}`, home)}`];
}

function problemLines(label: string, problems: readonly DraftProblem[], home: string): readonly string[] {
  return problems.flatMap(({ message, help }) => [`  ${label} ${message}`, `      ${inOwnForm(help, home)}`]);
}
