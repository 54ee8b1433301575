import fc from 'fast-check';
import { Splitter, LineSplitter, ValueSplitter } from '../../../replay/log-files/splitters';

interface Cut {
  readonly values: readonly unknown[];
  readonly problem?: string;
}

function cut(splitter: Splitter, text: string, pieceLength = text.length): Cut {
  const texts: string[] = [];
  for (let at = 0; at < text.length; at += pieceLength) texts.push(...splitter.push(text.slice(at, at + pieceLength)));
  const { texts: rest, problem } = splitter.end();
  return { values: [...texts, ...rest].map((value) => JSON.parse(value)), problem };
}

const A = { eventID: 'a', requestParameters: { list: [{ x: 1 }], text: 'ends in "}] and \\' } };
const B = { eventID: 'b', Records: 'not a list' };

describe('values', () => {
  test.each<[string, string, unknown[]]>([
    ['the records of a log file', JSON.stringify({ Records: [A, B] }), [A, B]],
    ['in a file that is set out for people', JSON.stringify({ Records: [A, B] }, undefined, 2), [A, B]],
    ['with other keys around', JSON.stringify({ version: { a: [{}] }, Records: [A], more: { deep: { deeper: [{ eventID: 'no record' }] } } }), [A]],
    ['no records', '{"Records":[]}', []],
    ['a list', JSON.stringify([A, B]), [A, B]],
    ['one record', JSON.stringify(A), [A]],
    ['one after the other', `${JSON.stringify(A, undefined, 1)}\n${JSON.stringify(B)} `, [A, B]],
    ['several log files in one', `${JSON.stringify({ Records: [A] })}\n${JSON.stringify({ Records: [B] })}`, [A, B]],
    ['a record with a list named Records deep inside', JSON.stringify([{ a: { Records: [1] } }]), [{ a: { Records: [1] } }]],
    ['after a byte order mark', `\uFEFF${JSON.stringify(A)}`, [A]],
  ])('%s', (_, text, expected) => {
    expect(cut(new ValueSplitter(), text)).toEqual({ values: expected, problem: undefined });
  });

  test.each<[string, string, unknown[], string]>([
    ['cut off in a record', JSON.stringify({ Records: [A, B] }).slice(0, -5), [A], 'it ends in the middle'],
    ['cut off after a record', '{"Records":[{"a":1}', [{ a: 1 }], 'it ends in the middle'],
    ['cut off in a text', '[{"a":1},{"b":"', [{ a: 1 }], 'it ends in the middle'],
    ['followed by something else', '{"a":1} and so on', [{ a: 1 }], 'it holds text that is not JSON'],
    ['no JSON at all', '<html></html>', [], 'it holds text that is not JSON'],
    ['closed too often', '{"a":1}}', [{ a: 1 }], 'it holds text that is not JSON'],
  ])('%s', (_, text, values, problem) => {
    expect(cut(new ValueSplitter(), text)).toEqual({ values, problem });
  });

  test('are the same in pieces of any length', () => {
    const records = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 });
    fc.assert(fc.property(records, fc.nat(20), fc.boolean(), (list, length, isWrapped) => {
      const text = JSON.stringify(isWrapped ? { Records: list } : list, undefined, length % 3);
      expect(cut(new ValueSplitter(), text, length + 1)).toEqual({ values: JSON.parse(JSON.stringify(list)), problem: undefined });
    }));
  });

  test('that never end are given up', () => {
    const splitter = new ValueSplitter();
    splitter.push('{"text":"');
    const piece = 'x'.repeat(2 * 1024 * 1024);
    expect(() => {
      for (let count = 0; count < 9; count += 1) splitter.push(piece);
    }).toThrow('it has a value that is too large for a record');
  });
});

describe('lines', () => {
  test.each([1, 3, 1000])('in pieces of %d', (length) => {
    const text = `${JSON.stringify(A)}\n\n  \r\n${JSON.stringify(B)}`;
    expect(cut(new LineSplitter(), text, length)).toEqual({ values: [A, B], problem: undefined });
  });

  test('that never end are given up', () => {
    const splitter = new LineSplitter();
    const piece = 'x'.repeat(2 * 1024 * 1024);
    expect(() => {
      for (let count = 0; count < 9; count += 1) splitter.push(piece);
    }).toThrow('it has a line that is too long for a record');
  });
});
