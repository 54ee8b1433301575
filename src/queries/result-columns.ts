import { isIdentifier, isSymbol, isWord, SqlToken } from './sql-text';

const END_OF_LIST = ['from', 'where', 'group', 'having', 'order', 'limit', 'offset', 'fetch', 'union', 'intersect', 'except'];

/**
 * Names of the columns of a query's result: the last word of each item between SELECT and FROM. An item without a name
 * is an empty text; undefined where the text alone does not tell, as with `*`.
 */
export function resultColumns(tokens: readonly SqlToken[]): string[] | undefined {
  const items = selectItems(tokens);
  if (items.length === 0 || items.some((item) => isSymbol(item.at(-1), '*'))) return undefined;
  return items.map((item) => {
    const last = item.at(-1);
    return isIdentifier(last) && !(isWord(last, 'end', 'true', 'false', 'null') && !isWord(item.at(-2), 'as')) ? last.text : '';
  });
}

/** The items of the first SELECT that is in no parentheses. */
function selectItems(tokens: readonly SqlToken[]): SqlToken[][] {
  const items: SqlToken[][] = [];
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    if (isSymbol(token, ')')) depth -= 1;
    const outside = depth === 0 && !isSymbol(previous, '.');
    if (isSymbol(token, '(')) depth += 1;
    if (items.length === 0) {
      if (outside && isWord(token, 'select')) items.push([]);
    } else if (outside && isWord(token, ...END_OF_LIST) && !(isWord(token, 'from') && isWord(previous, 'distinct'))) {
      return items;
    } else if (outside && isSymbol(token, ',')) {
      items.push([]);
    } else {
      items[items.length - 1].push(token);
    }
  }
  return items;
}
