/** A thing as messages call it: by its name in code quotes, or in other words where it has none or a template makes it. */
export function called({ name }: { readonly name: string | null | undefined }, otherwise: string): string {
  return name === undefined || name === null ? otherwise : `\`${name}\``;
}
