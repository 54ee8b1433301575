import * as fs from 'node:fs';
import * as path from 'node:path';
import { BUILT_IN_QUERIES } from './built-in-packs';
import { BASIC_TOPICS, INCIDENT_TOPICS, LAKE_TOPICS } from './topics';

/** The lists of topics, if they are available: a heading for each list, a line for each topic. */
const LISTS = path.join(__dirname, '..', '..', '..', 'shared', 'facts', 'query-topics.md');
const QUERIES = new Map(BUILT_IN_QUERIES);
/** A reference to CloudTrail and to the service that has the other information. */
const OTHER_SERVICE = /CloudTrail.*(AWS Config|Systems Manager)|(AWS Config|Systems Manager).*CloudTrail/;
const TOPICS = [...BASIC_TOPICS, ...LAKE_TOPICS, ...INCIDENT_TOPICS];

test.each(TOPICS.map((topic) => [topic.topic, topic] as const))('the topic %s has queries', (_, { queries }) => {
  expect(queries).not.toEqual([]);
  expect(queries.filter((name) => !QUERIES.has(name))).toEqual([]);
});

test.each([BASIC_TOPICS, LAKE_TOPICS, INCIDENT_TOPICS])('the topics of a list are unique', (...list) => {
  const names = list.map(({ topic }) => topic);
  expect(names).toEqual([...new Set(names)]);
});

test('queries on topics of AWS Config refer to the service that has the other information', () => {
  const incomplete = LAKE_TOPICS.filter(({ configItems }) => configItems)
    .flatMap(({ queries }) => queries.filter((name) => !OTHER_SERVICE.test(QUERIES.get(name)!.interpretation)));
  expect(incomplete).toEqual([]);
});

test('the number of topics is the number of sample queries', () => {
  expect(BASIC_TOPICS).toHaveLength(13);
  expect(LAKE_TOPICS).toHaveLength(72);
});

// not part of the repository
if (fs.existsSync(LISTS)) {
  test('the topics are complete', () => {
    const [, lake, basic, incident] = fs.readFileSync(LISTS, 'utf8').split(/^## .*$/m)
      .map((section) => [...section.matchAll(/^- (.+)$/gm)].map(([, name]) => name));
    expect(LAKE_TOPICS.map(({ topic }) => topic)).toEqual(lake);
    expect(BASIC_TOPICS).toHaveLength(basic.length);
    expect(INCIDENT_TOPICS).toHaveLength(incident.length);
  });
}
