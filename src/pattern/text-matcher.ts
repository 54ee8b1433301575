/** Decides on a text. */
export type TextTest = (text: string) => boolean;

/** A matcher for a text in which each `*` stands for any run of characters, none included. */
export function compileText(pattern: string): TextTest {
  const pieces = pattern.split('*');
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (pieces.length === 1) return (text) => text === pattern;
  const middle = pieces.slice(1, -1).filter((piece) => piece !== '');
  const least = first.length + last.length;
  if (middle.length === 0) {
    if (least === 0) return () => true;
    if (last === '') return (text) => text.startsWith(first);
    if (first === '') return (text) => text.endsWith(last);
    return (text) => text.length >= least && text.startsWith(first) && text.endsWith(last);
  }
  if (least === 0 && middle.length === 1) return (text) => text.includes(middle[0]);
  return (text) => text.length >= least && text.startsWith(first) && text.endsWith(last)
    && holdsInOrder(text, middle, first.length, text.length - last.length);
}

/** Taking each piece where it occurs first leaves the most room for the rest, so nothing has to be tried twice. */
function holdsInOrder(text: string, pieces: readonly string[], start: number, end: number): boolean {
  let position = start;
  for (let index = 0; index < pieces.length; index += 1) {
    const found = text.indexOf(pieces[index], position);
    if (found < 0 || found + pieces[index].length > end) return false;
    position = found + pieces[index].length;
  }
  return true;
}
