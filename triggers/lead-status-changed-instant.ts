import { leadStatusChanged } from './lead-status-changed';
import { instantTrigger } from './shared/instant-trigger';

export default instantTrigger(leadStatusChanged);
