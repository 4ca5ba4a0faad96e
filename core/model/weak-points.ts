/** What is known of a model, asked or told; null for what nobody knows. */
export interface ModelSkills {
  readonly contextTokens: number | null;
  readonly tools: boolean | null;
  readonly objects: boolean | null;
}

/** Tokens that question and answer have together: to write a draft of the sample takes up to 10,500 to read and 1,900 to answer, as the fake provider counts them. */
export const neededContextTokens = 12_500;

/** What a model is known not to do well, each with what it means for the work. */
export function weakPoints({ contextTokens, tools, objects }: ModelSkills): readonly string[] {
  return [
    ...(objects === false ? ['it did not answer with the JSON that was asked for: it will be asked again more often, and some answers will be refused'] : []),
    ...(tools === false ? ['it calls no tools: research reads the usual pages of a company, or only its home page, instead of those that fit the lead'] : []),
    ...(contextTokens !== null && contextTokens < neededContextTokens ? [`it reads ${inWords(contextTokens)} tokens at once, and questions need up to about ${inWords(neededContextTokens)}: longer ones will be refused`] : []),
  ];
}

function inWords(tokens: number): string {
  return tokens.toLocaleString('en');
}
