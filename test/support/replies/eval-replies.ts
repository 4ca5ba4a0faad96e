// Reads every labelled answer and prints what was meant against what was read; ends badly when an opt-out is missed, a refusal is taken for interest, or a day, a departure or somebody named instead is read wrongly.
import { confusionTable, harms, judge } from './confusion.ts';

let harmful = 0;
let wrongFacts = 0;
for (const part of ['seen', 'held-out'] as const) {
  const judged = judge(part);
  const right = judged.filter(({ reply, read }) => reply.label === read);
  const stating = judged.filter(({ reply }) => reply.label === 'auto-reply' || reply.substitute !== null);
  const factsRight = stating.filter((each) => each.factsRight).length;
  wrongFacts += judged.filter((each) => !each.factsRight).length;
  console.log(`\n${part}: ${right.length} of ${judged.length} read as meant (${((100 * right.length) / judged.length).toFixed(1)} %); day of return, departure and who is named instead right in ${factsRight} of the ${stating.length} that state any`);
  console.log(confusionTable(judged));
  for (const { reply, read, factsRight: facts } of judged) {
    if (reply.label === read && facts) continue;
    console.log(`  ${reply.language} ${reply.label} read as ${read}${facts ? '' : ', with a wrong fact'}: ${JSON.stringify(reply.mail.text.slice(0, 100))}`);
  }
  for (const { reply, read } of harms(judged)) {
    harmful += 1;
    console.log(`  HARM: ${reply.label} read as ${read}: ${JSON.stringify(reply.mail.text.slice(0, 100))}`);
  }
}
console.log(harmful === 0 ? '\nNo opt-out was missed, and no refusal was read as interest.' : `\n${harmful} answers were read in a way that harms.`);
if (wrongFacts > 0) console.log(`${wrongFacts} answers were read with a wrong fact.`);
process.exitCode = harmful === 0 && wrongFacts === 0 ? 0 : 1;
