import type { TextTools } from '../contracts/text-tools.ts';
import { estimateTokens } from '../model/token-estimate.ts';
import { achievements } from '../profile/achievements.ts';
import { addresses } from './addresses.ts';
import { contacts } from './contacts.ts';
import { fromHtml } from './from-html.ts';
import { fromMarkdown } from './from-markdown.ts';
import { headcount } from './headcount.ts';
import { sentences } from './sentences.ts';
import { findSkills } from './skills.ts';
import { spelling } from './spelling.ts';
import { website } from './website.ts';

/** The one set of text tools: plugins get it through their scope, the grounding gate uses the same. */
export const textTools: TextTools = { sentences, skills: findSkills, achievements, addresses, contacts, spelling, website, headcount, fromHtml, fromMarkdown, tokens: estimateTokens };
