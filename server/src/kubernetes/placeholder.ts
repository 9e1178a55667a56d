/** Whether something is to be put in its place before the manifest is applied: `${NAME}`, `$(NAME)`, `<name>`, `@@NAME@@`. */
export function isPlaceholder(text: string): boolean {
  return /\$[({A-Z_]|<[^<>]*>|\{\{|@@|%[({]/iu.test(text);
}
