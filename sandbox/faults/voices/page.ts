import { html } from '../../core/answer';
import type { SandboxResponse } from '../../core/types';

/** What a gateway says of a status in HTML. */
export function gatewayPage(status: number, title: string): SandboxResponse {
  const headline = `${status} ${title}`;
  const body = `<!DOCTYPE html><html><head><title>${headline}</title></head><body><h1>${headline}</h1></body></html>`;
  return html(status, body);
}
