/*
 * CloudFront Function (cloudfront-js-2.0) on viewer requests of the API: tells it the caller's address. No origin
 * request policy has "all headers of the viewer except Host" and CloudFront-Viewer-Address at once; a header of our
 * own, always set here, cannot be forged from outside.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  event.request.headers['x-parvis-viewer'] = { value: event.viewer.ip };
  return event.request;
}
