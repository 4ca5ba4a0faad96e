// A page is data. Words on it that are meant for a machine are neither handed to a model nor kept as a finding.

const orders =
  /\b(?:(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules?|guidelines|above|previous|prior|everything)|(?:system|developer|hidden|secret) (?:prompt|message|instructions?)|new instructions?|(?:as|you are|act as|pretend to be|behave as) (?:an? )?(?:\w+ )?(?:ai|a\.i\.|language model|llm|assistant|chatbot|agent|gpt\w*|claude)\b|(?:ai|llm|language model|assistant|agent|bot|model|crawler|scraper)s?[,:]? (?:must|should|shall|please|will|are instructed|reading this)|if you(?:'|’)?(?:re| are) (?:an? )?(?:ai|llm|language model|bot|automated|assistant|agent)\b|note to (?:ai|llm|assistant|bot|agent|model)s?\b|(?:send|forward|mail|e-?mail|reply|write|cc|bcc|transfer)\b.{0,60}\b(?:all|this|these|the|your|every)\b.{0,40}\b(?:e-?mails?|messages?|drafts?|résumés?|resumes?|data|secrets?|keys?|passwords?|tokens?|contents?|replies)\b.{0,30}\bto\b.{0,20}\S+@\S+|(?:change|replace|set|update) (?:the )?(?:recipient|address|to field|sender)|do not (?:tell|inform|mention|reveal)\b.{0,30}\b(?:user|human|anyone)|\[\[|<\|(?:im_start|system|user|assistant)|###\s*(?:system|instruction)|\bprompt injection\b|(?:print|reveal|output|repeat)\b.{0,30}\b(?:prompt|instructions|secrets?|api keys?|passwords?)|automatically (?:approve|send)|approve (?:this|the|all) (?:draft|email|message)s?)/i;

/** True for words that give orders to a machine. */
export function givesOrders(text: string): boolean {
  return orders.test(text.replace(/\s+/g, ' '));
}
