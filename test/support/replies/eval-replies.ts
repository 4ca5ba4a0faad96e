// Reads every labelled answer and prints what was meant against what was read; ends badly when an opt-out is missed or a refusal is taken for interest.
import { confusionTable, harms, judge } from './confusion.ts';

let harmful = 0;
for (const part of ['seen', 'held-out'] as const) {
  const judged = judge(part);
  const right = judged.filter(({ reply, read }) => reply.label === read);
  const factsRight = judged.filter(({ reply, read, factsRight: facts }) => reply.label === 'auto-reply' && read === 'auto-reply' && facts).length;
  console.log(`\n${part}: ${right.length} of ${judged.length} read as meant (${((100 * right.length) / judged.length).toFixed(1)} %); day of return, substitute and departure right in ${factsRight} of ${judged.filter(({ reply }) => reply.label === 'auto-reply').length} automatic ones`);
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
process.exitCode = harmful === 0 ? 0 : 1;
