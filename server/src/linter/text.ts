/** What the bytes of a file hold, or why they are no text that can be linted. */
export type Decoded = { readonly text: string; readonly bom: boolean } | { readonly fault: string };

/** Files above this are data, not something a person writes; reading them would only make everyone wait. In bytes. */
export const maxFileSize = 10 * 1024 * 1024;

/** Decodes UTF-8, without its byte order mark. Docker, Kubernetes and Compose read nothing else. */
export function decodeText(bytes: Uint8Array): Decoded {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { fault: 'is UTF-16 text: save it as UTF-8, the only encoding that container tools read' };
  }
  if (bytes.subarray(0, 8192).includes(0)) return { fault: 'is a binary file, not text' };
  try {
    const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bom };
  } catch {
    return { fault: 'is not UTF-8 text: save it as UTF-8, the only encoding that container tools read' };
  }
}
