import { defineApp, version as platformVersion } from 'zapier-platform-core';
import { authentication } from './authentication';
import { creates } from './creates';
import { version } from './package.json';
import { searches, searchOrCreates } from './searches';
import { triggers } from './triggers';

export default defineApp({
  version,
  platformVersion,
  authentication,
  triggers,
  creates,
  searches,
  searchOrCreates,
  flags: {
    // Empty inputs are told from absent ones by us (inputs/).
    cleanInputData: false,
    // Core's own log of requests would not know tokens that are made at run time.
    skipHttpPatch: true,
  },
});
