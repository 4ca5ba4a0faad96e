import { foldText } from './fold-text.ts';

/** True of a notice that says that the person has left the company, or that the address is given up. */
export function saysHasLeft(text: string): boolean {
  return left.test(foldText(text.slice(0, 6_000)));
}

const left = new RegExp(
  [
    "(?:no longer|not longer|no more|(?:am|is|are|do|does) not|isn't|doesn't)(?: \\w+)? (?:with (?:the |our |us|\\w+ (?:inc|ltd|gmbh|corp))|work(?:s|ing)? (?:for|at|with|here)|employed|part of|a part of|an employee|a member of|at (?:the company|our company|this company))(?: \\w+)?(?: any ?more)?", 'no longer (?:with|at|works?|working|employed|part of|in (?:this|the) (?:role|position|company))', '(?:has|have|had|\'ve|\'s) (?:now |since |recently |already )?(?:left|departed|retired|resigned|moved on|parted ways)(?! (?:for (?:the day|vacation|holiday)|the office))', '(?:i|he|she|they) left (?:the company|the organi[sz]ation|the firm|our company|\\w+ (?:on|in|at|as of))', 'last (?:working )?day (?:at|with|was|in the company)',
    '(?:e-?mail|mailbox|inbox|address|account)(?: \\S+){0,4} (?:is|has been|was)(?: now)? (?:no longer (?:in use|active|valid|monitored|used|available)|deactivated|disabled|closed|discontinued|retired)', 'has passed away', 'left (?:the company|our company|the organi[sz]ation|the firm)',
    'nicht (?:mehr|langer)(?: \\S+){0,5} (?:tatig|beschaftigt|angestellt|im unternehmen|mitarbeiter\\w*|teil)', '(?:arbeitet|arbeite|ist|bin) nicht (?:mehr|langer) (?:bei|fur|im|in)', 'ausgeschieden', '(?:unternehmen|firma|haus|gesellschaft)(?: \\S+){0,5} verlassen', 'verlassen (?:habe|hat)', '(?:im|in den) ruhestand', '(?:e-?mail-?)?adresse (?:ist|wird)(?: \\w+)? nicht mehr (?:aktiv|gultig|verwendet|genutzt|gelesen)',
    'ne (?:travaille|travaillons|fait|fais) plus (?:pour|chez|partie|dans|a)', "n'est plus (?:en poste|parmi|salarie\\w*|employe\\w*|collaborat\\w+|chez|dans)", "(?:a|ai) quitte (?:l'entreprise|la societe|notre|ses|mes|le groupe|l'agence|son|\\w+)", "ne fait plus partie", "n'est plus (?:utilisee|active|valide)",
    'ya no (?:trabaj\\w+|form\\w+|labor\\w+|pertenec\\w+|esta en (?:la|nuestra) (?:empresa|compania))', 'ha (?:dejado|abandonado) (?:la|nuestra) (?:empresa|compania|organizacion)', 'he dejado (?:la empresa|de trabajar)', 'dejo de (?:trabajar|laborar|formar)',
    'non (?:lavor\\w+|fa|e) piu (?:parte|per|in|con|presso|qui|un dipendente)', 'non lavora piu', 'ha lasciato (?:l\'azienda|la societa|la nostra|il)', 'ho lasciato (?:l\'azienda|la societa|la)',
    'nao (?:trabalh\\w+|faz|faco|pertence) mais', 'ja nao (?:trabalh\\w+|faz|faco|pertence|se encontra)', '(?:deixou|deixei|saiu d|sai d)(?:a|e)? ?(?:a |da )?(?:empresa|companhia)', 'nao (?:esta|faz) mais (?:na|parte)',
    '(?:werkt|werk|is|ben) niet (?:meer|langer) (?:bij|voor|in|werkzaam|actief)', 'niet (?:meer|langer) werkzaam', 'uit dienst', '(?:heeft|heb) (?:\\w+ ){0,3}(?:verlaten|afscheid genomen)', '(?:juz )?nie pracuj\\w+ (?:juz|w|dla)', 'juz nie pracuj\\w+', 'nie jest (?:juz )?pracownikiem', '(?:arbetar|jobbar) inte (?:langre|kvar)', 'inte langre (?:anstalld|kvar|arbetar)', 'har slutat', 'slutat (?:pa|hos)', 'arbejder ikke (?:laengere|mere)', 'jobber ikke lenger', 'har sluttet', 'ei ole enaa', 'больше не работает', 'уволил\\w+', '退職', '離職', '已离职', '퇴사', '在籍しておりません',
  ]
    .map((entry) => (/[^\x00-\x7f]/.test(entry) ? entry : `(?<![\\p{L}])(?:${entry})(?![\\p{L}])`))
    .join('|'),
  'u',
);
