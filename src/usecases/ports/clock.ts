/** The time, as a value that tests choose. */
export type Clock = () => Date;
