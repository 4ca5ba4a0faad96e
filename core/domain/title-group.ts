/** Titles of people, by what they decide: so few that a rate of each can be told from luck. */
export const titleGroups = ['founders and chief executives', 'heads of technology', 'engineering managers', 'engineers', 'recruiting and HR', 'product and design', 'other titles', 'not stated'] as const;
export type TitleGroup = (typeof titleGroups)[number];

/** The first that fits counts: who founded a company and writes its code is its founder. */
const patterns: readonly (readonly [TitleGroup, RegExp])[] = [
  ['founders and chief executives', /\b(?:co-?founder|founder|founding partner|ceo|chief executive|managing (?:director|partner)|(?<!product )owner|(?<!vice[ -])president|geschäftsführ|gründer|inhaber|fondat(?:eur|rice)|gérante?\b|pdg\b|fundador|director general)/i],
  ['recruiting and HR', /\b(?:recruit|talent|human resources|hr\b|people\b|hiring|head ?hunter|personal(?:leit|referent|abteilung|wesen)|ressources humaines|rh\b|recursos humanos)/i],
  ['heads of technology', /\b(?:cto|cio|ciso|chief (?:technology|technical|information|data|scien\w+|security) officer)\b|\b(?:s?vp|vice[ -]president|head|director|leit(?:er|erin|ung)|directeur|directrice|responsable|director[a]?)\b.{0,30}\b(?:engineer|tech|software|development|data\b|platform|infrastructure|security|entwicklung|it\b|r&d)/i],
  ['engineering managers', /\b(?:engineering|development|software|technical|tech|team|it)[ -](?:manager|lead\b|leader)|\blead (?:\w+ )?(?:engineer|developer)|\bteamleit|\bscrum master/i],
  ['engineers', /engineer|developer|programmer|\barchitect|\bsre\b|devops|data scientist|entwickler|ingenieur|architekt|développeu|ingénieu|desarrollador|ingenier[oa]|sviluppat/i],
  ['product and design', /\b(?:product|produkt|design|ux\b|ui\b|producto|produit)/i],
];

/** The group of a title as people write it, in the languages that are common among them; `null` for somebody of whom no title is known. */
export function titleGroupOf(title: string | null): TitleGroup {
  if (title === null || title.trim() === '') return 'not stated';
  return patterns.find(([, pattern]) => pattern.test(title))?.[0] ?? 'other titles';
}
