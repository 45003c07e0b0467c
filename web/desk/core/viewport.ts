import { MediaQuery } from 'svelte/reactivity';

/** Whether there is room for a whole table; below it a list shows its rows in two columns. */
export const wide = new MediaQuery('min-width: 48rem');
