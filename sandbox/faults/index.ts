// Faults on demand: what strikes is drawn from a seed or counted, so that the same run goes wrong in the same way.
import type { SandboxRequest, SandboxResponse, VendorName } from '../core/types';
import type { Delivery } from '../pipedrive/webhooks/delivery';
import { type AnswerFault, spoil, spoilsAnswer } from './answers';
import { openChance } from './chance';
import { type Crms, changesWorld, changeWorld, isCrm, leadIn, withLag } from './people';
import type { Fault, ParsedFaultPlan } from './plan';
import { concernsWebhooks, disturb } from './webhooks';

export type { FaultPlan, ParsedFaultPlan } from './plan';
export { parseFaults, readFaults } from './plan';

/** A fault that struck. */
export interface Struck {
  fault: Fault['fault'];
  /** `METHOD url`, or the delivery. */
  where: string;
}

export interface Faults {
  /** Where all draws come from; the same plan with it goes wrong in the same way. */
  readonly seed: number;
  readonly struck: readonly Struck[];
  /** The answer to a request, gone wrong or not. */
  around(vendor: VendorName, request: SandboxRequest, pass: () => SandboxResponse): SandboxResponse;
  /** Called with each delivery that is queued. */
  queued(delivery: Delivery): void;
  /** As if nothing had been asked yet. */
  reset(): void;
}

interface Armed {
  fault: Fault;
  strikes: () => boolean;
}

/** @param plan without a seed, one is drawn */
export function createFaults(plan: ParsedFaultPlan, crms: Crms): Faults {
  const seed = plan.seed ?? Math.floor(Math.random() * 2 ** 32);
  const struck: Struck[] = [];
  let armed = arm(plan, seed);
  const strike = (isMeant: (fault: Fault) => boolean, where: string): Fault[] => {
    const found = armed.filter(({ fault, strikes }) => isMeant(fault) && strikes()).map(({ fault }) => fault);
    struck.push(...found.map(({ fault }) => ({ fault, where })));
    return found;
  };
  return {
    seed,
    struck,
    around: (vendor, request, pass) => {
      const found = strike((fault) => concerns(fault, vendor, request), `${request.method} ${request.url}`);
      return befall(found, vendor, request, pass, crms);
    },
    queued: (delivery) => {
      const found = strike(concernsWebhooks, `webhook delivery ${delivery.id}`);
      for (const fault of found.filter(concernsWebhooks)) disturb(fault, crms.pipedrive.webhooks, delivery);
    },
    reset: () => {
      struck.length = 0;
      armed = arm(plan, seed);
    },
  };
}

const arm = ({ faults }: ParsedFaultPlan, seed: number): Armed[] =>
  faults.map((fault, index) => ({ fault, strikes: openChance(fault, seed, index) }));

/** What people do comes first; of several spoilt answers the first in the plan. */
function befall(
  found: readonly Fault[],
  vendor: VendorName,
  request: SandboxRequest,
  pass: () => SandboxResponse,
  crms: Crms,
): SandboxResponse {
  if (!isCrm(vendor)) return spoiled(found.find(spoilsAnswer), vendor, request, pass);
  for (const fault of found.filter(changesWorld)) changeWorld(fault, vendor, request, crms);
  const lag = found.find((fault) => fault.fault === 'search_lag');
  const late = lag ? () => withLag(lag.lag_ms, vendor, crms, pass) : pass;
  return spoiled(found.find(spoilsAnswer), vendor, request, late);
}

const spoiled = (
  fault: AnswerFault | undefined,
  vendor: VendorName,
  request: SandboxRequest,
  pass: () => SandboxResponse,
): SandboxResponse => (fault ? spoil(fault, vendor, request, pass) : pass());

/** Whether a fault is about this request at all; only such requests are counted. */
function concerns(fault: Fault, vendor: VendorName, request: SandboxRequest): boolean {
  if (concernsWebhooks(fault)) return false;
  const { on = {} } = fault;
  const isMeant =
    (on.vendor ?? vendor) === vendor &&
    (on.method ?? request.method) === request.method &&
    request.url.includes(on.path ?? '');
  if (!isMeant || spoilsAnswer(fault)) return isMeant;
  if (!isCrm(vendor)) return false;
  if (fault.fault === 'search_lag') return /search/i.test(request.url);
  return fault.fault !== 'concurrent_edit' || leadIn(request) !== undefined;
}
