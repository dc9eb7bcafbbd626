import type { SeedingPlatform } from '../local-platform.ts';

/** Speaks to the platform as anybody would, so that the demo is what the screens could have made. */
export interface DemoApi {
  /** Sends JSON, as the participant with the cookie or else as the operator. @throws where the platform refuses */
  send<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, cookie?: string): Promise<T>;
  /** Sends a file of an administrator; gives its path. */
  upload(file: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Sends a file with the fields of an upload form. */
  post(address: string, form: FormData): Promise<void>;
}

/** The API of a platform that is being filled. */
export function demoApi({ origin, services }: SeedingPlatform): DemoApi {
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(new URL(path, origin), init);
    if (!response.ok) throw new Error(`demo: ${init.method} ${path} gave ${response.status} ${await response.text()}`);
    return response;
  };
  const operator = async () => ({ authorization: `Bearer ${await services.secrets.get('operator')}` });
  return {
    async send(method, path, body, cookie) {
      const response = await request(`/api${path}`, {
        method,
        headers: {
          ...(cookie === undefined ? await operator() : { cookie }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return response.json();
    },
    async upload(file) {
      const headers = { ...(await operator()), 'content-type': 'image/png' };
      const { path } = await (await request('/api/media', { method: 'POST', headers, body: file })).json();
      return path;
    },
    async post(address, form) {
      await request(address, { method: 'POST', body: form });
    },
  };
}
