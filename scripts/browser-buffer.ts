/** The one call that dockerfile-ast makes of Node's `Buffer`, for the server in a web worker. */
export const Buffer = { from: (text: string): Uint8Array => new TextEncoder().encode(text) };
