import { mediaPolicy } from '../../shared/media/policy.ts';
import { createApi } from '../platform/api.ts';
import { upload } from './upload.ts';

/** Pictures of the organization and its processes: apart, since making pictures smaller takes memory and time. */
export const picturesApi = createApi({ handlers: [upload], policies: [mediaPolicy] });
