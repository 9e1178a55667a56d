/** What the commands see of the world around them, so that tests can stand in for it. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** All of standard input, as text. */
  stdin(): Promise<string>;
}
