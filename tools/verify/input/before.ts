import { ThrowWatch } from './throw-sites';

/** Watches from before the sources are loaded: this module is to be imported before any that loads them. */
export const watch = new ThrowWatch();
watch.start();
