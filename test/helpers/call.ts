import { type Bundle, createAppTester, type ZObject } from 'zapier-platform-core';
import type { Call } from '../../http';
import App from '../../index';

const appTester = createAppTester(App);

/** Runs work as an operation would, with Zapier's own `z`; `memory` stands for the platform's cache. */
export function inCall<T>(
  work: (call: Call) => Promise<T>,
  { authData = {}, memory = {} }: { authData?: Record<string, string>; memory?: object } = {},
): Promise<T> {
  Object.assign(appTester, { zcacheTestObj: memory });
  // The tester checks shapes of operations; this is none, so the result goes around it.
  let result: { value: T } | undefined;
  const perform = async (z: ZObject, bundle: Bundle) => {
    result = { value: await work({ z, bundle }) };
    return {};
  };
  return appTester(perform, { authData, inputData: {} } as unknown as Bundle).then(() => {
    if (!result) throw new Error('The call gave no result.');
    return result.value;
  });
}
