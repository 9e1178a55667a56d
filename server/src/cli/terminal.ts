/** What the commands see of the world around them, so that tests can stand in for it. */
export interface Terminal {
  /** The folder that paths are relative to. */
  readonly folder: string;
  /** The file that holds the program: threads run it too, and what is kept is good for this program only. */
  readonly program: string;
  out(content: string | Uint8Array): void;
  err(text: string): void;
  /** All of standard input. */
  stdin(): Promise<Uint8Array>;
}
