// Sentences and openings without a subject: whose are they?
import { words } from './clause-words.ts';
import type { Stretch } from './sources.ts';
import type { Voice } from './voice.ts';
import type { Token } from './tokens.ts';
import { isExperienceVerb } from './verb-mode.ts';

/** A fragment that tells of experience: "Eight years of Go", "Led a team of 40", "Former CTO", "A background in Rust". */
export function fragmentIsSelf(list: readonly Token[], from: number, to: number): boolean {
  const opening = list[from]?.lower ?? '';
  const text = words(list, from, to);
  if (/^(?:built|led|shipped|ran|run|managed|wrote|designed|developed|spent|worked|maintained|migrated|created|scaled|cut|grew|owned|mentored|delivered|co|joined|left|previously|formerly|former|ex|certified|experienced|fluent|proficient|skilled|having|holding|trained|educated|seasoned|expert|hands|self|coming|currently|recently|headed|oversaw|taught|graduated|studied|won|published|spoke|brought|rewrote|rebuilt|started)$/.test(opening)) return !/^(?:started|run|running|building|leading) (?:a|the) (?:team|company) (?:is|can|must)\b/.test(text);
  if (/^(?:reduced|increased|improved|launched|introduced|automated|replaced|moved|optimi[sz]ed|founded|architected|deployed|implemented|led|doubled|tripled|halved|saved|handled|served|promoted|awarded|employed|engineered)$/.test(opening) && list[from + 1]?.lower !== 'by' && list[from + 1]?.lower !== 'in') return true;
  if (/\b(?:years?|months?|decades?) (?:of|in|with|as|at|building|running|writing|leading|working|shipping|spent|doing|on)\b/.test(text)) return true;
  if (/\byoe\b|\( ?\d+ ?\+? (?:years?|yrs?) ?\)/.test(text)) return true;
  // "Skills: Go, Rust" and "Kubernetes: five years", when nobody else is named.
  if (/^(?:(?:core |key |main |technical )?(?:skills?|stack|toolbox|tech|technologies|languages|experience|background|expertise|certifications?|education) ?:)/.test(text) || /^me ?[:,]/.test(text)) return true;
  if (to - from <= 9 && /\b(?:years?|yrs|decades?)\b/.test(text) && !/\b(?:is|are|asks?|needs?|requires?|ago|last|next|this|per|a year)\b/.test(text)) return true;
  if (/^(?:running|building|leading|managing|working|writing|operating|maintaining|using)$/.test(opening) && /\b(?:for|since)\b.{0,30}\b(?:years?|months?|\d{4})\b/.test(text)) return true;
  return /\b(?:(?:a |an )?(?:(?:strong|deep|solid|long|proven|extensive|hands-on|practical) )?(?:background|expertise|experience|track record|degree|phd|doctorate|master's|bachelor's|certification|certificate) (?:in|with|of|from|as))\b/.test(text) && !/\b(?:candidate|someone|requires?|asks?|need)\b/.test(text);
}

/** "No Kubernetes experience yet", "Without …", "Although I have not …" at the head of a sentence or clause. */
function deniedBefore(list: readonly Token[], from: number, to: number): boolean {
  const text = words(list, from, Math.min(to, from + 4));
  return /^(?:no|not|never|without|lacking|despite (?:no|having no|not)|though not|although not|even without)\b(?! (?:only|just|merely|simply|doubt|matter|stranger|fewer|less|question|problem|wonder))/.test(text);
}

/** "Kubernetes is new to me", "… caught my eye": names something without claiming it. */
export function unclaimed(list: readonly Token[], from: number, to: number): boolean {
  return /\b(?:new to me|not (?:yet )?(?:part of )?(?:my|in my)|isn't (?:part of )?my|on my (?:list|wish)|my next|outside my|beyond my|missing from my|to learn|caught my|drew my|got my|made me (?:curious|want|write|smile|look)|interests? me|appeals? to me|excites? me|fascinates? me|attracts? me|matches? my|fits? my|close to my heart|unfamiliar)\b/.test(words(list, from, to));
}

/** A sentence, or what is left of one, in which neither side is named. */
export function fragmentVoice(list: readonly Token[], from: number, to: number, asks: boolean): Voice {
  const opening = list[from]?.lower ?? '';
  if (asks) return { owner: fragmentIsSelf(list, from, to) && !/^(?:is|are|does|do|would|could|can|will|has|have|how|what|which|who|where|when|why|any)$/.test(opening) ? 'self' : 'any', mode: 'asked' };
  if (deniedBefore(list, from, to)) return { owner: 'self', mode: 'negated' };
  if (/^(?:congratulations|congrats|kudos|well)$/.test(opening)) return { owner: 'reader', mode: 'asserted' };
  if (/^(?:would|'d|hoping|looking|keen|eager|excited|curious|interested|happy|glad|wishing|wanting|thanks|thank|please|let|feel|tell|hello|hi|dear|hey)$/.test(opening) && !/\byears?\b/.test(words(list, from, to))) return { owner: 'any', mode: 'wished' };
  if (/^(?:saw|read|noticed|loved|liked|found|heard|spotted|enjoyed|seen|re)$/.test(opening)) return { owner: 'any', mode: 'read' };
  return { owner: fragmentIsSelf(list, from, to) ? 'self' : 'any', mode: 'asserted' };
}

const reading = /^(?:reading|seeing|looking|browsing|researching|learning|noticing|hearing|following|going|read|seen|noticed|heard|looked|followed|learned|learnt)$/;

/** Whose the words before a sentence's first subject are: "With eight years of Go, I …", "After reading your posting, I …". Null when nobody's. */
export function openingVoice(list: readonly Token[], { from, to }: Stretch, subject: Voice, end: number): Voice | null {
  const opening = list[from]?.lower ?? '';
  const parted = list[to - 1]?.text === ',';
  const claims = fragmentIsSelf(list, from, to);
  if (subject.owner === 'reader') {
    // "The work I did is close to what you do": only words parted by a comma belong to what comes.
    if (claims && (!parted || !/^(?:with|after|since|founded|based|backed|built)$/.test(opening))) return { owner: 'self', mode: 'asserted' };
    if (!parted) return null;
    return deniedBefore(list, from, to) ? { owner: 'any', mode: 'negated' } : subject;
  }
  if (subject.owner !== 'self') return null;
  if (/^(?:scrolling|if|when|whether|given|because|thanks|thank|congratulations|congrats)$/.test(opening) || (reading.test(opening) && opening.endsWith('ing'))) return { owner: 'any', mode: 'read' };
  if (/^(?:after|while|before|since|on|upon|from|having)$/.test(opening) && reading.test(list[from + 1]?.lower ?? '')) return { owner: 'any', mode: 'read' };
  if (deniedBefore(list, from, to)) return { owner: 'self', mode: 'negated' };
  if (unclaimed(list, from, to) || /^as (?:for|to|regards)\b/.test(words(list, from, Math.min(to, from + 2)))) return null;
  if (claims || /^(?:as|with|having|after|bringing|drawing|over|during|since|being|coming)$/.test(opening)) return { owner: 'self', mode: 'asserted' };
  if (subject.mode === 'asserted') return parted || /^(?:my|mine|our|ours)$/.test(list[to]?.lower ?? '') || isExperienceVerb(list, to, end) ? { owner: 'self', mode: 'asserted' } : null;
  return { owner: 'any', mode: subject.mode === 'negated' ? 'asserted' : subject.mode };
}
