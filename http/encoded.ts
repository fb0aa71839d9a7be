/** Percent-encoded, for an address. Half a character has no bytes: the sign that stands for it takes its place. */
export const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString());
