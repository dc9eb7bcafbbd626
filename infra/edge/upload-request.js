/*
 * CloudFront Function (cloudfront-js-2.0) on viewer requests of /uploads: S3 takes the form of a browser at the root of
 * the bucket, and nothing else of this address is for browsers.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  if (request.method !== 'POST') {
    return { statusCode: 405, statusDescription: 'Method Not Allowed', headers: { allow: { value: 'POST' } } };
  }
  request.uri = '/';
  return request;
}
