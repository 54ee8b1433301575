import { assertSameResources, type Resource, type Template } from '../../../../tools/bench/synth/template';

const createTemplate = (Resources: Record<string, Resource>): Template => ({ Resources });

const TOPIC: Resource = { Type: 'AWS::SNS::Topic', Properties: { A: 1, B: [2] } };
const alarmTo = (id: string): Resource => ({ Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: id }] } });

test('logical IDs and order are ignored', () => {
  const one = createTemplate({ Topic: TOPIC, Alarm: alarmTo('Topic') });
  const other = createTemplate({ Alarm9: alarmTo('Topic7'), Topic7: { Type: 'AWS::SNS::Topic', Properties: { B: [2], A: 1 } } });
  expect(() => assertSameResources(one, other)).not.toThrow();
});

test.each<[string, Record<string, Resource>]>([
  ['a missing resource', { Topic: TOPIC }],
  ['an additional resource', { Topic: TOPIC, Topic2: TOPIC, Alarm: alarmTo('Topic') }],
  ['a different value', { Topic: { ...TOPIC, Properties: { A: 1, B: [3] } }, Alarm: alarmTo('Topic') }],
  ['a different reference', { Topic: TOPIC, Alarm: alarmTo('Alarm') }],
  ['additional metadata', { Topic: { ...TOPIC, Metadata: {} }, Alarm: alarmTo('Topic') }],
])('%s is rejected', (_, resources) => {
  expect(() => assertSameResources(createTemplate({ Topic: TOPIC, Alarm: alarmTo('Topic') }), createTemplate(resources)))
    .toThrow('both programs must create the same resources');
});
