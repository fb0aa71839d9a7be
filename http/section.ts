import type { Call } from './call';

/** What a section's test found out; shown in the connection's label and test result. */
export type SectionFacts = Record<string, string>;

/** One service of the connection: whether the user filled it in, and how to try it. */
export interface Section {
  /** As it is headed in the connection form. */
  title: string;
  /** Its own fields; the section counts as filled when one of them is. */
  fields: readonly string[];
  /** @throws RelayError saying what is wrong with the credential */
  test(call: Call): Promise<SectionFacts>;
}
