import { RelayError } from '../../http';

/** Fields need a right, and count against the plan's cap: a person may have to do it. (pipedrive.md 3.11, 6) */
export const toldByHand =
  (what: string, todo: string) =>
  (error: unknown): never => {
    if (!(error instanceof RelayError && error.status === 403)) throw error;
    throw new RelayError(
      'Permission denied',
      { what: `Pipedrive does not let this token create ${what}.`, why: error.parts.why, todo },
      { status: 403, cause: error },
    );
  };
