/** Wrong arguments: the message says what is offered. */
export class ArgumentError extends Error {}
