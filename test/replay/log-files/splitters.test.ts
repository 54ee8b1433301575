import fc from 'fast-check';
import { Splitter, LineSplitter, ValueSplitter } from '../../../replay/log-files/splitters';

interface SplitResult {
  readonly values: readonly unknown[];
  readonly problem?: string;
}

function split(splitter: Splitter, text: string, chunkLength = text.length): SplitResult {
  const texts: string[] = [];
  for (let at = 0; at < text.length; at += chunkLength) texts.push(...splitter.push(text.slice(at, at + chunkLength)));
  const { texts: rest, problem } = splitter.end();
  return { values: [...texts, ...rest].map((value) => JSON.parse(value)), problem };
}

const A = { eventID: 'a', requestParameters: { list: [{ x: 1 }], text: 'ends in "}] and \\' } };
const B = { eventID: 'b', Records: 'not a list' };

describe('values', () => {
  test.each<[string, string, unknown[]]>([
    ['the records of a log file', JSON.stringify({ Records: [A, B] }), [A, B]],
    ['of a file with indentation', JSON.stringify({ Records: [A, B] }, undefined, 2), [A, B]],
    ['with other keys before and after', JSON.stringify({ version: { a: [{}] }, Records: [A], more: { deep: { deeper: [{ eventID: 'no record' }] } } }), [A]],
    ['no records', '{"Records":[]}', []],
    ['a list', JSON.stringify([A, B]), [A, B]],
    ['one record', JSON.stringify(A), [A]],
    ['in a sequence', `${JSON.stringify(A, undefined, 1)}\n${JSON.stringify(B)} `, [A, B]],
    ['of several log files in one file', `${JSON.stringify({ Records: [A] })}\n${JSON.stringify({ Records: [B] })}`, [A, B]],
    ['a record with a nested array named Records', JSON.stringify([{ a: { Records: [1] } }]), [{ a: { Records: [1] } }]],
    ['after a byte order mark', `\uFEFF${JSON.stringify(A)}`, [A]],
  ])('%s', (_, text, expected) => {
    expect(split(new ValueSplitter(), text)).toEqual({ values: expected, problem: undefined });
  });

  test.each<[string, string, unknown[], string]>([
    ['truncated in a record', JSON.stringify({ Records: [A, B] }).slice(0, -5), [A], 'the file is truncated'],
    ['truncated after a record', '{"Records":[{"a":1}', [{ a: 1 }], 'the file is truncated'],
    ['truncated in a string', '[{"a":1},{"b":"', [{ a: 1 }], 'the file is truncated'],
    ['followed by other text', '{"a":1} and so on', [{ a: 1 }], 'the file contains text that is not JSON'],
    ['not JSON', '<html></html>', [], 'the file contains text that is not JSON'],
    ['with an additional brace', '{"a":1}}', [{ a: 1 }], 'the file contains text that is not JSON'],
  ])('%s', (_, text, values, problem) => {
    expect(split(new ValueSplitter(), text)).toEqual({ values, problem });
  });

  test('do not depend on the length of chunks', () => {
    const records = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 });
    fc.assert(fc.property(records, fc.nat(20), fc.boolean(), (list, length, isWrapped) => {
      const text = JSON.stringify(isWrapped ? { Records: list } : list, undefined, length % 3);
      expect(split(new ValueSplitter(), text, length + 1)).toEqual({ values: JSON.parse(JSON.stringify(list)), problem: undefined });
    }));
  });

  test('that exceed the maximum length are rejected', () => {
    const splitter = new ValueSplitter();
    splitter.push('{"text":"');
    const chunk = 'x'.repeat(2 * 1024 * 1024);
    expect(() => {
      for (let count = 0; count < 9; count += 1) splitter.push(chunk);
    }).toThrow('a value exceeds the maximum length of a record');
  });
});

describe('lines', () => {
  test.each([1, 3, 1000])('in chunks of %d characters', (length) => {
    const text = `${JSON.stringify(A)}\n\n  \r\n${JSON.stringify(B)}`;
    expect(split(new LineSplitter(), text, length)).toEqual({ values: [A, B], problem: undefined });
  });

  test('that exceed the maximum length are rejected', () => {
    const splitter = new LineSplitter();
    const chunk = 'x'.repeat(2 * 1024 * 1024);
    expect(() => {
      for (let count = 0; count < 9; count += 1) splitter.push(chunk);
    }).toThrow('a line exceeds the maximum length of a record');
  });
});
