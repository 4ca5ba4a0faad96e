/** True of a line that its sender's mail program marked as quoted: `> words`, or `JD> words`. */
export function isQuoted(line: string): boolean {
  return /^ {0,4}(?:[A-Z]{0,3})>/.test(line) && !/^ {0,4}>(?:_<|\.<)/.test(line);
}
