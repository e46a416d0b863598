/** The project that stored things belong to: the one that is open on a first visit. */
export const PROJECT = 'rakuda-2023-07-14';
