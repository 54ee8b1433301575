/**
 * The library's own rules, loaded when the first of them is asked for: they are a quarter of the code, and apps with rules of their own, or
 * tables alone, need none of it.
 */
export function catalog(): typeof import('./catalog') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./catalog');
}
