export const vendorNames = ['hubspot', 'pipedrive', 'clevertap', 'assistant'] as const;
export type VendorName = (typeof vendorNames)[number];

export interface SandboxRequest {
  method: string;
  /** Path and query, without the vendor prefix. */
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface SandboxResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** How the answer travels; at once where absent. Dropped: the connection ends without one, and its status is 0. */
  passage?: 'dropped' | { delayMs: number };
}

/** A request taken apart once, before a vendor sees it: header names are lower-case. */
export interface Incoming {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: string;
}

/** The whole interface of a vendor to the core. */
export interface Vendor {
  handle(request: Incoming): SandboxResponse;
  reset(): void;
}

export interface LoggedRequest {
  vendor: string;
  method: string;
  url: string;
  body: unknown;
  status: number;
  /** Sandbox time, ISO 8601. */
  at: string;
}
