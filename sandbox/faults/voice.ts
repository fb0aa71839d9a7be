import type { SandboxRequest, SandboxResponse } from '../core/types';

/** How a vendor words what goes wrong on its side. */
export interface Voice {
  /** 429: of the moment or of the day, with the headers that tell how long, or without. */
  tooMany(request: SandboxRequest, spent: 'burst' | 'day', delayHeader: boolean): SandboxResponse;
  /** 5xx; without a status, the vendor's usual one. */
  failing(request: SandboxRequest, status: number | undefined): SandboxResponse;
  /** A page from what stands before the API. */
  page(status: number | undefined): SandboxResponse;
}
