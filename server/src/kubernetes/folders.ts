/** What the URIs of all files in the folder of a file, and below it, begin with. */
export function folderPrefix(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** Whether one of two files lies in the folder of the other, or below it. */
export function areNested(one: string, other: string): boolean {
  return one.startsWith(folderPrefix(other)) || other.startsWith(folderPrefix(one));
}
