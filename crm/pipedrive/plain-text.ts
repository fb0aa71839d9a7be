/** A single value as text; what is none, though documented as one, as JSON. */
export const plainText = (raw: unknown): string =>
  typeof raw === 'object' ? JSON.stringify(raw) : String(raw);
