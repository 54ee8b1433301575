import { compareOutput } from '../../../../tools/verify/docs/output';

const PRINTED = 'head\n\na\nb\nc\nreplayed in 12.3 s\n';

test.each([
  ['all of it', ['head', '', 'a', 'b', 'c', 'replayed in 1.5 s']],
  ['its beginning', ['head', '', 'a', '...']],
  ['its end', ['...', 'c', 'replayed in 7 s']],
  ['parts of it', ['head', '…', 'b', '...']],
  ['one part in the middle', ['...', 'a', 'b', '...']],
])('what shows %s', (_, shown) => expect(compareOutput(shown, PRINTED)).toBeUndefined());

test.each([
  ['another line', ['head', '', 'x', '...'], "the page shows 'x', and the command prints 'a'"],
  ['a line that is not there', ['...', 'x', '...'], "the page shows 'x', and the command prints 'head'"],
  ['lines in another order', ['...', 'b', '...', 'a', '...'], "the page shows 'a', and the command prints 'c'"],
  ['a row that differs', ['...', 'a', 'x', '...'], "the page shows 'x', and the command prints 'b'"],
  ['more than there is', ['head', '', 'a', 'b', 'c', 'replayed in 1 s', 'more'], "the page shows 'more', and the command prints nothing more"],
  ['less than there is', ['head', '', 'a'], "the output goes on with 'b'"],
  ['another end', ['head', '...', 'b'], "the page shows 'b', and the command prints 'replayed in N s'"],
])('what shows %s', (_, shown, problem) => expect(compareOutput(shown, PRINTED)).toBe(problem));
