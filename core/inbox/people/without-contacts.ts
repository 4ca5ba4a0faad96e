/** The words of an answer without what only leads to people: mail addresses, links and long numbers. What somebody wants can be read without them. */
export function withoutContacts(text: string): string {
  return text.replace(link, '[link]').replace(address, '[address]').replace(longNumber, '[number]');
}

const link = /\b(?:https?:\/\/|www\.)\S{1,2000}/gi;
const address = /[^\s<>()[\]"',;:@]{1,64}@[^\s<>()[\]"',;:@]{1,255}/g;
/** Seven digits or more, as telephone and account numbers have them; a date has fewer, or ends before. */
const longNumber = /\+?\d(?:[ ()/.-]{0,2}\d){8,24}/g;
