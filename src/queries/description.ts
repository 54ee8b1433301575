/** Athena's limit for the description of a saved query and of a prepared statement. */
export const MAX_DESCRIPTION_LENGTH = 1024;
const CUT = ' ...';

/** The text as far as Athena takes it, up to a whole word. */
export function shortened(text: string): string {
  if (text.length <= MAX_DESCRIPTION_LENGTH) return text;
  const end = text.lastIndexOf(' ', MAX_DESCRIPTION_LENGTH - CUT.length);
  return text.slice(0, end > 0 ? end : MAX_DESCRIPTION_LENGTH - CUT.length) + CUT;
}
