/**
 * What summing up adds to the work of the chains, as progress has it: most often less, and as much
 * where models are so many that it takes seconds.
 */
export const SUMMING = 0.05;
