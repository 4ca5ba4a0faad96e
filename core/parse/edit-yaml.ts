import { isMap, isScalar } from 'yaml';
import { readYaml } from './parse-yaml.ts';

/** The same text with one value changed: comments, order and blank lines stay as they were. The text must be valid YAML. */
export function editYaml(text: string, path: readonly string[], value: unknown): string {
  const document = readYaml(text);
  for (let depth = 0; depth < path.length; depth += 1) {
    const parent = path.slice(0, depth);
    if (!isMap(depth === 0 ? document.contents : document.getIn(parent, true))) document.setIn(parent, document.createNode({}));
  }
  const present = document.getIn(path, true);
  // Changing a scalar in place keeps the comment behind it.
  if (isScalar(present) && (typeof value !== 'object' || value === null)) present.value = value;
  else document.setIn(path, document.createNode(value));
  return document.toString({ lineWidth: 0 });
}
