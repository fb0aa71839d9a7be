import { leadAssigned } from './lead-assigned';
import { instantTrigger } from './shared/instant-trigger';

export default instantTrigger(leadAssigned);
