// What depends on what: a directed graph of steps without cycles. It knows no agent, no store and no clock; the runner carries it out.
import { createError } from '../errors.ts';

/** What happens to the rest when a step fails for good: `stop` ends the journey there, `continue` goes on without its result. */
export type FailurePolicy = 'stop' | 'continue';

export interface PipelineNode<Name extends string = string> {
  readonly name: Name;
  /** Every one of these is finished before this one starts; those that share their predecessors may run at the same time. */
  readonly after: readonly Name[];
  /** Further attempts when a failure is retryable. */
  readonly retries: number;
  readonly onFailure: FailurePolicy;
}

export interface Pipeline<Name extends string, Node extends PipelineNode<Name>> {
  /** In an order in which each comes after all it waits for. */
  readonly nodes: readonly Node[];
  node(name: Name): Node;
  /** The nodes that wait for nothing. */
  readonly first: readonly Node[];
  /** The nodes that may start because `finished` is now among the finished ones. */
  next(finished: Name, done: ReadonlySet<Name>): readonly Node[];
}

/** Throws `pipeline_broken` for a cycle (naming it), an unknown predecessor, or a name used twice. */
export function createPipeline<Name extends string, Node extends PipelineNode<Name>>(nodes: readonly Node[]): Pipeline<Name, Node> {
  const byName = new Map<Name, Node>();
  for (const node of nodes) {
    if (byName.has(node.name)) throw createError('pipeline_broken', { reason: `two steps are called "${node.name}"` });
    byName.set(node.name, node);
  }
  const node = (name: Name): Node => {
    const found = byName.get(name);
    if (found === undefined) throw createError('pipeline_broken', { reason: `there is no step "${name}"` });
    return found;
  };
  return {
    nodes: inOrder(nodes, node),
    node,
    first: nodes.filter((candidate) => candidate.after.length === 0),
    next: (finished, done) => nodes.filter((candidate) => candidate.after.includes(finished) && !done.has(candidate.name) && candidate.after.every((name) => name === finished || done.has(name))),
  };
}

function inOrder<Name extends string, Node extends PipelineNode<Name>>(nodes: readonly Node[], nodeOf: (name: Name) => Node): readonly Node[] {
  const ordered: Node[] = [];
  const settled = new Set<Name>();
  const path: Name[] = [];

  function visit(node: Node): void {
    if (settled.has(node.name)) return;
    const start = path.indexOf(node.name);
    if (start >= 0) throw createError('pipeline_broken', { reason: `steps wait for each other: ${[...path.slice(start), node.name].join(' → ')}` });
    path.push(node.name);
    for (const name of node.after) visit(nodeOf(name));
    path.pop();
    settled.add(node.name);
    ordered.push(node);
  }

  for (const node of nodes) visit(node);
  return ordered;
}
