/** Decides on a text. */
export type TextTest = (text: string) => boolean;

/** Compiles a test for a text in which each `*` matches any number of characters, including none. */
export function compileGlob(glob: string): TextTest {
  const pieces = glob.split('*');
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (pieces.length === 1) return (text) => text === glob;
  const middle = pieces.slice(1, -1).filter((piece) => piece !== '');
  const minLength = first.length + last.length;
  if (middle.length === 0) {
    if (minLength === 0) return () => true;
    if (last === '') return (text) => text.startsWith(first);
    if (first === '') return (text) => text.endsWith(last);
    return (text) => text.length >= minLength && text.startsWith(first) && text.endsWith(last);
  }
  if (minLength === 0 && middle.length === 1) return (text) => text.includes(middle[0]);
  return (text) => text.length >= minLength && text.startsWith(first) && text.endsWith(last)
    && containsInOrder(text, middle, first.length, text.length - last.length);
}

/** The first occurrence of each piece leaves the most room for the following pieces, so no backtracking is required. */
function containsInOrder(text: string, pieces: readonly string[], start: number, end: number): boolean {
  let position = start;
  for (const piece of pieces) {
    const found = text.indexOf(piece, position);
    if (found < 0 || found + piece.length > end) return false;
    position = found + piece.length;
  }
  return true;
}
