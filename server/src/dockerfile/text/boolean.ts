/** What Go's `strconv.ParseBool` reads, which BuildKit asks wherever an option is one or the other. */
export function isBoolean(text: string): boolean {
  return /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/u.test(text);
}
