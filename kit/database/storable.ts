const cutInHalf = /[\uD800-\uDBFF]$/;

/**
 * The text as PostgreSQL can store it, also within JSON: without NUL, and with a mark in place of half of a character.
 * At most `most` long; the cut divides no character.
 */
export function storable(text: string, most = Infinity): string {
  const whole = text.replaceAll('\0', '').toWellFormed();
  return whole.length <= most ? whole : whole.slice(0, most).replace(cutInHalf, '');
}
