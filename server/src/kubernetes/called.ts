/** A thing as messages call it: by its name in code quotes, or in other words where it has none or a template makes it. */
export function called(thing: { readonly name: string | undefined }, otherwise: string): string {
  return thing.name === undefined ? otherwise : `\`${thing.name}\``;
}
