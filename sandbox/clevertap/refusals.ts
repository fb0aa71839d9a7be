import { json } from '../core/answer';
import type { SandboxResponse } from '../core/types';

/** clevertap.md 2: the shape of a failure. */
export const refused = (code: number, error: string): SandboxResponse =>
  json(code, { status: 'fail', error, code });

export const badRequest = (error: string): SandboxResponse => refused(400, error);
