// The door to CleverTap: the section of the connection, and uploads of profiles and events.
export { type BatchOutcome, uploadBatch } from './batch';
export { uploadOne } from './one';
export { cleverTapSection } from './section';
export { withCleverTap } from './session';
