import type { SandboxResponse } from '../core/types';

/** Of its error bodies "some text" is all that is known. (assistant-7targets.md 2: Endpoints) */
export const refused = (status: number, body: string): SandboxResponse => ({
  status,
  headers: { 'content-type': 'text/plain;charset=utf-8' },
  body,
});

/** Statuses are unconfirmed: one for all is the harder way. */
export const badRequest = (body: string): SandboxResponse => refused(400, body);
