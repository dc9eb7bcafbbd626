import { mediaPolicy } from '../../shared/media/policy.ts';
import { createApi } from '../platform/api.ts';
import { upload } from './upload.ts';

/** Pictures of the organization and its processes. */
export const mediaApi = createApi({ handlers: [upload], policies: [mediaPolicy] });
