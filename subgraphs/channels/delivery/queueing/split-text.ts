const fence = '```';

/**
 * Cuts a long text into parts of at most `limit` characters: between paragraphs if possible, else between lines, else
 * between words. A code block that is cut continues as a code block.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    // Leaves room for the fence that may have to be closed.
    const end = cutAt(rest, limit - fence.length - 1);
    const head = rest.slice(0, end).trimEnd();
    const isInsideCode = head.split(fence).length % 2 === 0;
    parts.push(isInsideCode ? `${head}\n${fence}` : head);
    const tail = rest.slice(end).replace(/^\s*\n|^ +/, '');
    rest = isInsideCode ? `${fence}\n${tail}` : tail.trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

function cutAt(text: string, room: number): number {
  const window = text.slice(0, room);
  // A cut in the first half would make parts that are mostly empty.
  for (const boundary of ['\n\n', '\n', ' ']) {
    const at = window.lastIndexOf(boundary);
    if (at > room / 2) return at;
  }
  // Never cuts between the two halves of one character.
  return /[\uD800-\uDBFF]$/.test(window) ? room - 1 : room;
}
