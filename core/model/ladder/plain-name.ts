/** `Lead_With`, `lead-with` and `leadWith` are one name. */
export function plainName(name: string): string {
  return name.replaceAll(/[\s_.-]/g, '').toLowerCase();
}

/** Also as one of several: `findings` → `finding`, `queries` → `query`. */
export function singularNames(name: string): readonly string[] {
  const plain = plainName(name);
  if (plain.endsWith('ies')) return [`${plain.slice(0, -3)}y`];
  return plain.endsWith('s') ? [plain.slice(0, -1), ...(plain.endsWith('es') ? [plain.slice(0, -2)] : [])] : [];
}
