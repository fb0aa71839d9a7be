import { leadHandedBack } from './lead-handed-back';
import { instantTrigger } from './shared/instant-trigger';

export default instantTrigger(leadHandedBack);
