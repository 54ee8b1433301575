import { renderReplaySection } from '../../../../tools/bench/replay/section';

test('the section has medians, rates and their ratio', () => {
  const section = renderReplaySection({
    records: 200_000,
    files: 1_977,
    compressedBytes: 32_500_000,
    bytes: 300_000_000,
    rules: 33,
    replay: [2, 9, 2.5],
    jq: [5, 1, 6],
    jqVersion: 'jq 1.7',
    queries: 13,
    complete: [20, 10, 15.04],
    mebibytes: 1_234.5,
    machine: 'a machine',
    date: '2026-01-02',
    command: 'npm run bench:replay',
  });
  expect(section.split('\n')).toEqual([
    '## Replay',
    '',
    '200,000 generated records in 1,977 log files: 32.5 MB of gzip, 300.0 MB of JSON. `replay --no-queries` with',
    "the 33 rules of the example's template, against one pass of jq 1.7 that counts the matches of 5 of them, with the",
    'decompression beside it. Start-up is counted for both, and both find the same records.',
    '',
    '| | median | records a second | MB of JSON a second |',
    '| --- | ---: | ---: | ---: |',
    '| replay, 33 rules | 2.50 s | 80,000 | 120 |',
    '| jq, 5 conditions | 5.00 s | 40,000 | 60 |',
    '| ratio | 0.50 | | |',
    '',
    'The whole replay, with 13 saved queries: 15.0 s, at most 1,235 MiB of memory.',
    '',
    'Medians of 3 runs each, in turns, after one to warm up, and of 3 whole replays: `npm run bench:replay`,',
    'on a machine; 2026-01-02.',
  ]);
});
