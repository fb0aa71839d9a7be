import type { Fault } from '../fault';
import type { Folder } from '../folder';

/** Looks at the whole folder and tells what is wrong; a file that is not there is none of its business. */
export type Check = (folder: Folder) => Fault[];
