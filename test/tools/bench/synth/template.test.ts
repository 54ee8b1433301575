import { assertSameResources, type Resource, type Template } from '../../../../tools/bench/synth/template';

const createTemplate = (Resources: Record<string, Resource>): Template => ({ Resources });

const TOPIC: Resource = { Type: 'AWS::SNS::Topic', Properties: { A: 1, B: [2] } };
const alarmTo = (id: string): Resource => ({ Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: id }] } });

test('ids and order do not matter', () => {
  const one = createTemplate({ Topic: TOPIC, Alarm: alarmTo('Topic') });
  const other = createTemplate({ Alarm9: alarmTo('Topic7'), Topic7: { Type: 'AWS::SNS::Topic', Properties: { B: [2], A: 1 } } });
  expect(() => assertSameResources(one, other)).not.toThrow();
});

test.each<[string, Record<string, Resource>]>([
  ['a resource too few', { Topic: TOPIC }],
  ['a resource twice', { Topic: TOPIC, Topic2: TOPIC, Alarm: alarmTo('Topic') }],
  ['another value', { Topic: { ...TOPIC, Properties: { A: 1, B: [3] } }, Alarm: alarmTo('Topic') }],
  ['another reference', { Topic: TOPIC, Alarm: alarmTo('Alarm') }],
  ['metadata', { Topic: { ...TOPIC, Metadata: {} }, Alarm: alarmTo('Topic') }],
])('%s is a difference', (_, resources) => {
  expect(() => assertSameResources(createTemplate({ Topic: TOPIC, Alarm: alarmTo('Topic') }), createTemplate(resources)))
    .toThrow('both programs must make the same resources');
});
