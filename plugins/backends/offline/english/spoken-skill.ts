/** Single words that are common nouns by their ending, and names that only look like one. */
const commonEnding = /^[A-Z][a-z]+(?:tion|ing|ment|ics|ity|ance|ence|ship|care|ness|logy|graphy)$|^(?:Algorithms|Operations|Sales|Design|Research|Databases|Microservices|Containers|Dashboards|Recruitment|Triage)$/;
const names = /^(?:Spring|Notion|Bing|Unity|Salesforce|Perforce|Coherence|Confluence|Camunda)$/;

/** A skill inside a sentence: "Data visualization" is a common noun there, "Kubernetes" and "Google Cloud" stay names. */
export function spokenSkill(skill: string): string {
  const bare = skill.replace(/ language$/, '');
  const [first = '', ...rest] = bare.split(' ');
  const isCommon = rest.length > 0 ? rest.every((word) => /^[a-z]/.test(word)) && /^[A-Z][a-z]+(?:-[a-z]+)?$/.test(first) : commonEnding.test(bare) && !names.test(bare);
  return isCommon ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
}
