const placeholder = /^(?:\.{3,}|…|<[\w ,.'/-]{1,60}>|\[[A-Za-z ,.'-]{1,60}\]|\{\{[^{}]{1,60}\}\}|string|your [\w ]{1,40} here)$/i;

/** The place of a text that only stands for another (`...`, `<summary>`, `[Your Name]`, `string`), as `findings.0.text`; undefined when there is none. */
export function placeholderIn(value: unknown, path: readonly string[] = []): string | undefined {
  if (typeof value === 'string') return placeholder.test(value.trim()) ? path.join('.') || 'the answer' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, each] of Object.entries(value)) {
    const found = placeholderIn(each, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
