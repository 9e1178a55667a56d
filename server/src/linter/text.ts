/** What the bytes of a file hold, or why they are no text that can be linted. */
export type Decoded = { readonly text: string; readonly bom: boolean } | { readonly fault: string };

/** Files above this are data, not something a person writes; reading them would only make everyone wait. In bytes. */
export const maxFileSize = 10 * 1024 * 1024;

/** Decodes UTF-8, without its byte order mark. Docker, Kubernetes and Compose read nothing else. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (isUtf16(bytes)) return { fault: `is UTF-16 text: ${advice}` };
  if (bytes.subarray(0, 8192).includes(0)) return { fault: 'is a binary file, not text' };
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { fault: `is not UTF-8 text: ${advice}` };
  }
  if (!text.includes('\n') && /\r(?!$)/u.test(text)) {
    return {
      fault: 'ends its lines with carriage returns alone, and builders read it as one line: save it with line feeds',
    };
  }
  return { text, bom };
}

const advice = 'save it as UTF-8, the only encoding that container tools read';

/** By its byte order mark; without one, by the zeros that stand in every other byte where text begins with ASCII. */
function isUtf16([a, b, c, d]: Uint8Array): boolean {
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  return (!a && !!b && !c && !!d) || (!!a && !b && !!c && !d);
}
