export { giveAgain, giveBoth } from './give';
export { checkService, type Handover, notAsked, type Standing } from './handover';
export { recall, remember } from './memory';
export { stopAtService, stopUnlessEnded } from './stop';
