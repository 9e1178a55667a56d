/** Begins every line of the tests, in the log that VS Code shares with all that runs in it. */
export const mark = '[suite]';
