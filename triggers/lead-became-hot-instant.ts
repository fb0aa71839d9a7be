import { leadBecameHot } from './lead-became-hot';
import { instantTrigger } from './shared/instant-trigger';

export default instantTrigger(leadBecameHot);
