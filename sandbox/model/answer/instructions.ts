/** What a system prompt says about who answers, and from what knowledge. Every part may be missing. */
export interface Instructions {
  name: string | undefined;
  role: string | undefined;
  company: string | undefined;
  /** The greeting that the prompt asks to open with. */
  greeting: string | undefined;
  /** The exact words that the prompt asks for when the answer is unknown. */
  unknownReply: string | undefined;
  /** The text to answer from. */
  knowledge: string;
}

interface Section {
  heading: string;
  level: number;
  text: string;
}

const KNOWLEDGE = /\b(know|knowledge|facts?|faq|information|documents?|sources?|context|reference)/i;
const BEHAVIOUR =
  /\b(behave|behaviou?r|rules?|style|tone|instructions?|guidelines?|format|never|always|safety|persona|limits?|hand.?off|conversation|today|date)\b/i;

/**
 * Reads a system prompt by its headings. If no heading names the knowledge, everything except the rules is knowledge.
 */
export function readInstructions(system: string): Instructions {
  const sections = splitSections(system);
  const intro = sections
    .filter((section) => section.level === 0)
    .map((section) => section.text)
    .join('\n');
  const identity = /\b[Yy]ou(?:'re| are)\s+(?!an?\b|the\b)(\p{Lu}[\p{L}\p{M}'’-]*(?:\s\p{Lu}[\p{L}'’-]*)?)/u.exec(
    system,
  );
  const roleAndCompany =
    /\b[Yy]ou(?:'re| are)\s+(?:\p{Lu}[^,.\n]*,\s*)?(?:an?\s+|the\s+)?([^,.\n]{2,80}?)\s+(?:at|for|of|with)\s+(\p{Lu}[^.,;\n]{0,60})/u.exec(
      system,
    );
  return {
    name: identity?.[1],
    role: roleAndCompany?.[1]?.trim(),
    company: roleAndCompany?.[2]?.trim(),
    greeting:
      /^[-*\s]*(?:greeting|greet(?: people| customers| the user)? with|opening line|first message)\s*:\s*["“]?(.+?)["”]?\s*$/im.exec(
        system,
      )?.[1],
    unknownReply:
      /(?:don't know|do not know|not sure|unsure|cannot answer|can't answer|not covered|doesn't cover)[^"“`\n]{0,80}["“`]([^"”`\n]{2,200})["”`]/i.exec(
        system,
      )?.[1],
    knowledge: knowledgeOf(sections, intro),
  };
}

function knowledgeOf(sections: Section[], intro: string): string {
  const chosen: string[] = [];
  let under = 0;
  for (const section of sections) {
    if (section.level === 0) continue;
    const isInside = under > 0 && section.level > under;
    if (!isInside) under = KNOWLEDGE.test(section.heading) && !BEHAVIOUR.test(section.heading) ? section.level : 0;
    if (isInside) chosen.push(`## ${section.heading}\n${section.text}`);
    else if (under > 0) chosen.push(section.text);
  }
  if (chosen.length > 0) return chosen.join('\n\n');
  const rest = sections
    .filter((section) => section.level > 0 && !BEHAVIOUR.test(section.heading))
    .map((section) => `## ${section.heading}\n${section.text}`);
  const facts = intro
    .replace(/[^.\n]*\byou(?:'re| are)\b[^.\n]*[.\n]?/gi, '')
    .split('\n')
    .filter((line) => !isOrder(line));
  return [facts.join('\n'), ...rest].join('\n\n');
}

/** The model follows rules and never quotes them. */
function isOrder(line: string): boolean {
  return /^\s*[-*]?\s*(?:always|never|do not|don't|be|answer|reply|respond|use|keep|if you|when you|please|only|avoid|stay)\b/i.test(
    line,
  );
}

function splitSections(system: string): Section[] {
  const text = system.replace(/^\s*<(\w[\w-]*)[^>]*>\s*$/gm, '## $1').replace(/^\s*<\/\w[\w-]*>\s*$/gm, '## end');
  const sections: Section[] = [{ heading: '', level: 0, text: '' }];
  for (const line of text.split('\n')) {
    const heading = /^(#{1,6})\s+(.+)$/.exec(line);
    const last = sections.at(-1);
    if (heading !== null) sections.push({ heading: heading[2] ?? '', level: heading[1]?.length ?? 1, text: '' });
    else if (last !== undefined) last.text += `${line}\n`;
  }
  return sections;
}
