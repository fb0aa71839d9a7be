import { RelayError } from '../../http';

/**
 * Fields and webhooks need a right, and fields count against the plan's cap: a person may have to do it. A 403 of
 * Pipedrive's edge is no such thing. (pipedrive.md 1.5, 3.11, 5.1, 6)
 */
export const toldByHand =
  (what: string, todo: string) =>
  (error: unknown): never => {
    if (!(error instanceof RelayError) || error.status !== 403 || error.kind !== 'Permission denied')
      throw error;
    throw new RelayError(
      'Permission denied',
      { what: `Pipedrive does not let this token create ${what}.`, why: asSentence(error.parts.why), todo },
      { status: 403, cause: error },
    );
  };

/** Pipedrive's own words may be a single one. */
const asSentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
