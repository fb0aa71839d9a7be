// fast-check, from the same seed each time: a test run says the same twice. `npm run soak` begins with a new one, and
// `RELAY_SEED` with that which a failing run printed.
import fc from 'fast-check';

/** 0 outside of a soak. */
export const soakMinutes = Number(process.env.RELAY_SOAK_MINUTES ?? 0);
export const firstSeed = Number(
  process.env.RELAY_SEED ?? (soakMinutes > 0 ? Date.now() % 2 ** 30 : 20_260_302),
);

fc.configureGlobal({ seed: firstSeed });

export default fc;
