// The one home of robots-parser (RFC 9309).
import robotsParser from 'robots-parser';

// The types say `default`, the CommonJS module is the function itself.
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

/** What a site asks of programs. */
export interface RobotsRules {
  allows(url: URL): boolean;
  /** Milliseconds between two requests, when it names them. */
  readonly pause: number | undefined;
}

export const allowEverything: RobotsRules = { allows: () => true, pause: undefined };

/** More than this in patterns with `*` would take seconds to compare with one address. */
const mostWildcardCharacters = 50_000;

/**
 * Reads a robots.txt for the program of this token (`OutreachAgent`). Undefined when its patterns are too many to be compared:
 * no honest site has so many.
 */
export function readRobots(origin: string, text: string, token: string): RobotsRules | undefined {
  const ours = groupsFor(text, token);
  if (wildcardCharacters(ours) > mostWildcardCharacters) return undefined;
  const robots = parseRobots(`${origin}/robots.txt`, ours.join('\n'));
  const seconds = robots.getCrawlDelay(token);
  return {
    allows: (url) => robots.isAllowed(url.href, token) !== false,
    pause: seconds !== undefined && seconds > 0 ? seconds * 1000 : undefined,
  };
}

/** Only the groups for this program or for everyone, each named once: the parser keeps each rule for each agent named, which a file made to hurt turns into gigabytes. */
function groupsFor(text: string, token: string): string[] {
  const kept: string[] = [];
  let inAgents = false;
  const agents = new Set<string>();
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const line = raw.replace(/#.*$/s, '');
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const key = line.slice(0, colon).trim().toLowerCase();
    if (key === 'user-agent') {
      if (!inAgents) agents.clear();
      inAgents = true;
      const agent = productToken(line.slice(colon + 1));
      if (agents.has(agent) || (agent !== '*' && agent !== productToken(token))) continue;
      agents.add(agent);
      kept.push(`User-agent: ${agent}`);
    } else if (key === 'allow' || key === 'disallow' || key === 'crawl-delay') {
      inAgents = false;
      if (agents.size > 0) kept.push(line.replace(/\*{2,}/g, '*'));
    }
  }
  return kept;
}

/** `OutreachAgent/1.0` → `outreachagent`. */
function productToken(agent: string): string {
  return agent.split('/')[0]?.trim().toLowerCase() ?? '';
}

function wildcardCharacters(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + (line.includes('*') && !line.startsWith('User-agent') ? line.length : 0), 0);
}
