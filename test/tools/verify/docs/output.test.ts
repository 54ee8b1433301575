import { compareOutput } from '../../../../tools/verify/docs/output';

const PRINTED = 'head\n\na\nb\nc\nreplayed in 12.3 s\n';

test.each([
  ['the whole output', ['head', '', 'a', 'b', 'c', 'replayed in 1.5 s']],
  ['the beginning', ['head', '', 'a', '...']],
  ['the end', ['...', 'c', 'replayed in 7 s']],
  ['several parts', ['head', '…', 'b', '...']],
  ['a part in the middle', ['...', 'a', 'b', '...']],
])('a page can show %s', (_, shown) => expect(compareOutput(shown, PRINTED)).toBeUndefined());

test.each([
  ['a different line', ['head', '', 'x', '...'], "the output must be 'x'; got 'a'"],
  ['a missing line', ['...', 'x', '...'], "the output must be 'x'; got 'head'"],
  ['lines in another order', ['...', 'b', '...', 'a', '...'], "the output must be 'a'; got 'c'"],
  ['a different row', ['...', 'a', 'x', '...'], "the output must be 'x'; got 'b'"],
  ['more than the output', ['head', '', 'a', 'b', 'c', 'replayed in 1 s', 'more'], "the output must be 'more'; got no more lines"],
  ['less than the output', ['head', '', 'a'], "the output continues with 'b'"],
  ['a different end', ['head', '...', 'b'], "the output must be 'b'; got 'replayed in N s'"],
])('a page cannot show %s', (_, shown, problem) => expect(compareOutput(shown, PRINTED)).toBe(problem));
