import * as fs from 'node:fs';
import * as path from 'node:path';
import { BUILT_IN_QUERIES } from './built-in-packs';
import { BASIC_TOPICS, INCIDENT_TOPICS, LAKE_TOPICS } from './topics';

/** Lists of topics that are kept beside the project, where they are: a heading for each list, a line for each topic. */
const LISTS = path.join(__dirname, '..', '..', '..', 'shared', 'facts', 'query-topics.md');
const QUERIES = new Map(BUILT_IN_QUERIES);
const TOPICS = [...BASIC_TOPICS, ...LAKE_TOPICS, ...INCIDENT_TOPICS];

test.each(TOPICS.map((topic) => [topic.topic, topic] as const))('%s has its queries', (_, { queries }) => {
  expect(queries).not.toEqual([]);
  expect(queries.filter((name) => !QUERIES.has(name))).toEqual([]);
});

test.each([BASIC_TOPICS, LAKE_TOPICS, INCIDENT_TOPICS])('each topic of a list is there once', (...list) => {
  const names = list.map(({ topic }) => topic);
  expect(names).toEqual([...new Set(names)]);
});

test('what was asked of the items of AWS Config is answered by what CloudTrail knows, and the query says so', () => {
  const silent = LAKE_TOPICS.filter(({ configItems }) => configItems)
    .flatMap(({ queries }) => queries.filter((name) => !QUERIES.get(name)?.interpretation.includes('The CloudTrail side of')));
  expect(silent).toEqual([]);
});

test('there are as many topics as there are sample queries', () => {
  expect(BASIC_TOPICS).toHaveLength(13);
  expect(LAKE_TOPICS).toHaveLength(72);
});

// nothing to compare with in a checkout of its own
if (fs.existsSync(LISTS)) {
  test('no topic of the lists is left out', () => {
    const [, lake, basic, incident] = fs.readFileSync(LISTS, 'utf8').split(/^## .*$/m)
      .map((section) => [...section.matchAll(/^- (.+)$/gm)].map(([, name]) => name));
    expect(LAKE_TOPICS.map(({ topic }) => topic)).toEqual(lake);
    expect(BASIC_TOPICS).toHaveLength(basic.length);
    expect(INCIDENT_TOPICS).toHaveLength(incident.length);
  });
}
