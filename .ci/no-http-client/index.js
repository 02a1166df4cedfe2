/** Nothing in build-once talks to a network: whoever constructs this has found a bug. */
export class HttpClient {
  constructor() {
    throw new Error('build-once has no HTTP client; OIDC tokens are not available here');
  }
}
