/** A statement of an identity's policy, without intrinsic functions. */
export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What somebody wants to do; its context holds the keys that conditions ask for. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

/** Whether statements that only allow, allow a request. Knows no more of IAM than it takes for ours, and fails on the rest. */
export function allows(statements: readonly Statement[], request: Request): boolean {
  return statements.some((statement) => {
    if (statement.Effect !== 'Allow') throw new Error(`statements must be of effect Allow; got ${statement.Effect}`);
    return [statement.Action].flat().some((pattern) => matches(pattern, request.action))
      && [statement.Resource].flat().some((pattern) => matches(pattern, request.resource))
      && Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
        Object.entries(keys).every(([key, value]) => holds(operator, request.context?.[key], value)));
  });
}

function holds(operator: string, actual: string | undefined, expected: unknown): boolean {
  switch (operator) {
    case 'StringLike': return actual !== undefined && [expected].flat().some((pattern) => matches(String(pattern), actual));
    case 'Null': return (actual === undefined) === (String(expected) === 'true');
    default: throw new Error(`the condition operator ${operator} is not known`);
  }
}

function matches(pattern: string, text: string): boolean {
  const regex = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${regex}$`).test(text);
}
