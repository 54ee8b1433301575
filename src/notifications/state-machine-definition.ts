import { formatIntegrationArn, renderExpression, Target } from './target';

const EVENT_TO_DEAD_LETTER_QUEUE = 'SendEventToDeadLetterQueue';
const NOTIFICATION_TO_DEAD_LETTER_QUEUE = 'SendNotificationToDeadLetterQueue';

/** Properties for `renderDefinition`. */
export interface DefinitionProps {
  readonly targets: readonly Target[];
  /** A JSONata expression that returns the event fields of `$states.input.record`. */
  readonly eventFields: string;
  readonly deadLetterQueueUrl: string;
}

/** The input of the state machine, which an event rule creates. */
export interface StateMachineInput {
  readonly rule: {
    readonly id: string;
    readonly title: string;
    readonly severity: string;
    readonly description?: string;
    readonly runbook?: string;
  };
  /** The names of the targets that receive notifications for the rule. */
  readonly targets: readonly string[];
  readonly record: unknown;
}

/**
 * Returns the definition of the state machine in Amazon States Language. It renders the event fields and notifies all targets of the rule
 * in parallel. If a target fails, the other targets still receive the notification. Failed notifications are sent to the dead-letter
 * queue with the input of the execution.
 */
export function renderDefinition({ targets, eventFields, deadLetterQueueUrl }: DefinitionProps): object {
  const notifications = Object.fromEntries(targets.map((target) => [target.name, {
    Type: 'Task',
    Resource: formatIntegrationArn(target.call),
    Arguments: target.arguments,
    Retry: RETRY,
    Catch: [{
      ErrorEquals: ['States.ALL'],
      Next: NOTIFICATION_TO_DEAD_LETTER_QUEUE,
      Output: { target: target.name, error: renderExpression('$states.errorOutput') },
    }],
    End: true,
  }]));
  return {
    Comment: 'Sends notifications for events that match a rule',
    QueryLanguage: 'JSONata',
    TimeoutSeconds: 240,
    StartAt: 'NotifyTargets',
    States: {
      NotifyTargets: {
        Type: 'Map',
        Items: renderExpression(renderTargetNames(targets)),
        ItemSelector: {
          target: renderExpression('$states.context.Map.Item.Value'),
          rule: renderExpression('$states.input.rule'),
          event: renderExpression(eventFields),
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'SelectTarget',
          States: {
            SelectTarget: {
              Type: 'Choice',
              Choices: targets.map(({ name }) => ({ Condition: renderExpression(`$states.input.target = '${name}'`), Next: name })),
            },
            ...notifications,
            [NOTIFICATION_TO_DEAD_LETTER_QUEUE]: renderSendMessage(deadLetterQueueUrl),
          },
        },
        Catch: [{ ErrorEquals: ['States.ALL'], Next: EVENT_TO_DEAD_LETTER_QUEUE, Output: { error: renderExpression('$states.errorOutput') } }],
        End: true,
      },
      [EVENT_TO_DEAD_LETTER_QUEUE]: renderSendMessage(deadLetterQueueUrl),
    },
  };
}

/** Returns an expression for the targets of the rule. Targets that exclude read-only events are omitted for a read-only event. */
function renderTargetNames(targets: readonly Target[]): string {
  const withoutReads = targets.filter(({ reads }) => !reads).map(({ name }) => name);
  if (withoutReads.length === 0) return '$states.input.targets';
  return "$string($states.input.record.readOnly) = 'true' "
    + `? [$states.input.targets[$not($ in ${JSON.stringify(withoutReads)})]] : $states.input.targets`;
}

/** Retries for about one minute, which covers throttling and a short outage of a service. */
const RETRY = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, MaxAttempts: 5, BackoffRate: 2, JitterStrategy: 'FULL' }];

function renderSendMessage(queueUrl: string): object {
  return {
    Type: 'Task',
    Resource: formatIntegrationArn('sqs:sendMessage'),
    Arguments: { QueueUrl: queueUrl, MessageBody: renderExpression("$string($merge([$states.input, { 'input': $states.context.Execution.Input }]))") },
    Retry: RETRY,
    End: true,
  };
}
