/** What a server or a plugin said may end in the middle of a line: something follows it. */
export function sentence(words: string): string {
  return /[.!?…:][”"’»)]*$/u.test(words) ? words : `${words}.`;
}
