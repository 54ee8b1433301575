import { Target, evaluated, integrationArn } from './target';

/** Where what could not be told is kept. */
const KEEP = 'KeepUndelivered';
const KEEP_ONE = 'KeepDelivery';

/** What a definition is made from. */
export interface DefinitionProps {
  readonly deliveries: readonly Target[];
  /** JSONata that makes an object of facts of `$states.input.record`. */
  readonly facts: string;
  readonly undeliveredQueueUrl: string;
}

/** What an event rule hands to the state machine. */
export interface MachineInput {
  readonly rule: { readonly id: string; readonly title: string; readonly severity: string; readonly meaning?: string; readonly response?: string };
  /** Names of those deliveries that tell of the rule. */
  readonly deliveries: readonly string[];
  readonly record: unknown;
}

/**
 * The state machine in Amazon States Language: the facts of the record, then each delivery that the rule wants, all at once.
 * A delivery that fails does not keep another from being made, and whatever fails is kept with its input.
 */
export function definition({ deliveries, facts, undeliveredQueueUrl }: DefinitionProps): object {
  const publish = Object.fromEntries(deliveries.map((delivery) => [delivery.name, {
    Type: 'Task',
    Resource: integrationArn(delivery.call),
    Arguments: delivery.arguments,
    Retry: RETRY,
    Catch: [{ ErrorEquals: ['States.ALL'], Next: KEEP_ONE, Output: { delivery: delivery.name, error: evaluated('$states.errorOutput') } }],
    End: true,
  }]));
  return {
    Comment: 'Tells people of events that rules match',
    QueryLanguage: 'JSONata',
    TimeoutSeconds: 240,
    StartAt: 'Deliver',
    States: {
      Deliver: {
        Type: 'Map',
        Items: evaluated(wanted(deliveries)),
        ItemSelector: {
          delivery: evaluated('$states.context.Map.Item.Value'),
          rule: evaluated('$states.input.rule'),
          facts: evaluated(facts),
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'ChooseDelivery',
          States: {
            ChooseDelivery: {
              Type: 'Choice',
              Choices: deliveries.map(({ name }) => ({ Condition: evaluated(`$states.input.delivery = '${name}'`), Next: name })),
            },
            ...publish,
            [KEEP_ONE]: keep(undeliveredQueueUrl),
          },
        },
        Catch: [{ ErrorEquals: ['States.ALL'], Next: KEEP, Output: { error: evaluated('$states.errorOutput') } }],
        End: true,
      },
      [KEEP]: keep(undeliveredQueueUrl),
    },
  };
}

/** The deliveries that the rule wants, without those that are not made of an event which only reads. */
function wanted(deliveries: readonly Target[]): string {
  const withoutReads = deliveries.filter(({ reads }) => !reads).map(({ name }) => name);
  if (withoutReads.length === 0) return '$states.input.deliveries';
  return "$string($states.input.record.readOnly) = 'true' "
    + `? [$states.input.deliveries[$not($ in ${JSON.stringify(withoutReads)})]] : $states.input.deliveries`;
}

/** Throttling and a service that is out for a moment pass in a minute. */
const RETRY = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, MaxAttempts: 5, BackoffRate: 2, JitterStrategy: 'FULL' }];

function keep(queueUrl: string): object {
  return {
    Type: 'Task',
    Resource: integrationArn('sqs:sendMessage'),
    Arguments: { QueueUrl: queueUrl, MessageBody: evaluated("$string($merge([$states.input, { 'input': $states.context.Execution.Input }]))") },
    Retry: RETRY,
    End: true,
  };
}
