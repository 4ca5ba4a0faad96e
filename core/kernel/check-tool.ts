import { type Tool, toolRisks } from '../contracts/tool.ts';
import { schemaProblem } from '../validate.ts';

const longestDeadlineSeconds = 600;

/** What keeps a tool from being one, or undefined when nothing does. */
export function toolProblem(tool: Tool): string | undefined {
  const name = `tool "${tool.id}"`;
  if (typeof tool.description !== 'string' || tool.description.trim() === '') return `${name} has no description`;
  if (!toolRisks.includes(tool.risk)) return `${name} has the unknown risk "${String(tool.risk)}" (${toolRisks.join(', ')})`;
  if (!(isPositive(tool.deadlineSeconds) && tool.deadlineSeconds <= longestDeadlineSeconds)) return `${name} has no deadlineSeconds above 0 and up to ${longestDeadlineSeconds}`;
  if (tool.cache !== undefined && !isPositive(tool.cache.seconds)) return `${name} keeps its answers for no number of seconds`;
  if (tool.cache !== undefined && tool.risk !== 'read-only') return `${name} keeps its answers, and is not read-only: what was done once would be said to be done again`;
  if (tool.rate !== undefined && !(Number.isInteger(tool.rate.calls) && isPositive(tool.rate.calls) && isPositive(tool.rate.perSeconds))) return `${name} has a rate that is no number of calls in a number of seconds`;
  const problem = schemaProblem(tool.input);
  if (problem !== undefined) return `the input schema of ${name} is not valid: ${problem}`;
  return tool.input['type'] === 'object' ? undefined : `the input schema of ${name} does not say type: "object"`;
}

function isPositive(number: unknown): boolean {
  return typeof number === 'number' && number > 0 && Number.isFinite(number);
}
