/** Id of the search box in the desk's header: the key `/` leads there. */
export const searchId = 'desk-search';
