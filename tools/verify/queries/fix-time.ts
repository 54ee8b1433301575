import { isWord, tokenize } from '../../../src/queries/sql-text';

/** Replaces `current_date` and `current_timestamp` in a query by a fixed time. */
export function fixTime(sql: string, now: Date): string {
  const [day, time] = now.toISOString().slice(0, -1).split('T');
  let result = '';
  let end = 0;
  for (const token of tokenize({ file: 'query', line: 1, text: sql })) {
    if (!isWord(token, 'current_date', 'current_timestamp')) continue;
    result += sql.slice(end, token.start) + (token.text === 'current_date' ? `DATE '${day}'` : `TIMESTAMP '${day} ${time} UTC'`);
    ({ end } = token);
  }
  return result + sql.slice(end);
}
