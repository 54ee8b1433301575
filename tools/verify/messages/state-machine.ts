import jsonata from 'jsonata';

/** The fields of a JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** A service call of the state machine, for example `sns:publish`, with its evaluated arguments. */
export interface Call {
  readonly call: string;
  readonly arguments: Fields;
}

/** Receives the service calls, and can throw the error of a service. */
export type Services = (call: Call) => void;

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Resource?: string;
  readonly Arguments?: unknown;
  readonly Catch?: readonly { readonly Next: string; readonly Output?: unknown }[];
  readonly Items?: unknown;
  readonly ItemSelector?: unknown;
  readonly ItemProcessor?: Workflow;
  readonly Choices?: readonly { readonly Condition: unknown; readonly Next: string }[];
  readonly Retry?: unknown;
}

interface Workflow {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** The supported fields by state type. A state with another field is an error. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Task: ['Type', 'Resource', 'Arguments', 'Retry', 'Catch', 'Next', 'End'],
  Map: ['Type', 'Items', 'ItemSelector', 'ItemProcessor', 'Catch', 'Next', 'End'],
  Choice: ['Type', 'Choices'],
};

const EXPRESSION = /^\{%([\s\S]*)%\}$/;

/**
 * An interpreter for the subset of the Amazon States Language that the library uses: JSONata expressions, Map, Choice, and Task states with
 * Catch. It does not retry.
 */
export class StateMachine {
  private readonly workflow: Workflow;
  // An execution evaluates each expression several times, and a fuzz test starts thousands of executions.
  private readonly expressions = new Map<string, jsonata.Expression>();

  /** @param definition the definition of the state machine, as deployed */
  constructor(public readonly definition: unknown) {
    this.workflow = definition as Workflow;
  }

  /** Runs an execution, and returns its service calls without those that failed. */
  public async run(input: unknown, services: Services = () => undefined): Promise<readonly Call[]> {
    const calls: Call[] = [];
    const perform = (call: Call): void => {
      services(call);
      calls.push(call);
    };
    await this.runWorkflow(this.workflow, input, { Execution: { Input: input } }, perform);
    return calls;
  }

  private async runWorkflow({ StartAt, States }: Workflow, input: unknown, context: Fields, perform: Services): Promise<unknown> {
    let name: string | undefined = StartAt;
    let data = input;
    while (name !== undefined) {
      const state: State | undefined = States[name];
      if (!state) throw new Error(`state ${name} does not exist`);
      const unknown = Object.keys(state).filter((field) => !FIELDS[state.Type]?.includes(field));
      if (unknown.length > 0) throw new Error(`state ${name} of type ${state.Type} has unsupported fields: ${unknown.join(', ')}`);
      [data, name] = await this.runState(state, data, context, perform);
    }
    return data;
  }

  private async runState(state: State, input: unknown, context: Fields, perform: Services): Promise<[unknown, string | undefined]> {
    const evaluate = (field: unknown, more: Fields = {}): Promise<unknown> => this.evaluateField(field, { input, context, ...more });
    try {
      switch (state.Type) {
        case 'Choice': {
          for (const { Condition, Next } of state.Choices!) if (await evaluate(Condition) === true) return [input, Next];
          throw new ServiceError('States.NoChoiceMatched', 'no choice matched');
        }
        case 'Map': {
          const items = await evaluate(state.Items);
          if (!Array.isArray(items)) throw new ServiceError('States.QueryEvaluationError', 'Items must be an array');
          return [await Promise.all(items.map(async (Value, Index) => {
            const itemContext = { ...context, Map: { Item: { Index, Value } } };
            const item = await this.evaluateField(state.ItemSelector, { input, context: itemContext });
            return this.runWorkflow(state.ItemProcessor!, item, itemContext, perform);
          })), state.Next];
        }
        default: {
          perform({ call: state.Resource!.split(':::')[1], arguments: await evaluate(state.Arguments) as Fields });
          return [{}, state.Next];
        }
      }
    } catch (error) {
      const [handler] = state.Catch ?? [];
      if (!handler) throw error;
      const errorOutput = { Error: error instanceof ServiceError ? error.name : 'States.TaskFailed', Cause: (error as Error).message };
      return [await evaluate(handler.Output, { errorOutput }), handler.Next];
    }
  }

  private async evaluateField(field: unknown, states: Fields): Promise<unknown> {
    if (Array.isArray(field)) return Promise.all(field.map((item) => this.evaluateField(item, states)));
    if (typeof field === 'object' && field !== null) {
      const entries = Object.entries(field).map(async ([name, value]) => [name, await this.evaluateField(value, states)] as const);
      return Object.fromEntries(await Promise.all(entries));
    }
    const expression = typeof field === 'string' ? EXPRESSION.exec(field)?.[1] : undefined;
    return expression === undefined ? field : this.evaluateExpression(expression, states);
  }

  private async evaluateExpression(text: string, states: Fields): Promise<unknown> {
    let expression = this.expressions.get(text);
    if (!expression) this.expressions.set(text, expression = jsonata(text));
    let value: unknown;
    try {
      value = await expression.evaluate(undefined, { states });
    } catch (error) {
      throw new ServiceError('States.QueryEvaluationError', String((error as Error).message ?? error));
    }
    if (value === undefined) throw new ServiceError('States.QueryEvaluationError', `an expression returned no value: ${text.slice(0, 100)}`);
    // Step Functions passes JSON from state to state.
    return JSON.parse(JSON.stringify(value));
  }
}

/** An error with its name in Step Functions. */
export class ServiceError extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}
