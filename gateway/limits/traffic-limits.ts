/**
 * How much may be open at once, and how slow a caller may be. Each holds for one gateway process. An address of IPv6 is its network of
 * 64 bits, as in the rates.
 */
export interface TrafficLimits {
  readonly connections: number;
  /** Connections of one address; those of trusted proxies carry many callers and are counted in the whole only. */
  readonly connectionsPerAddress: number;
  /** Milliseconds that a connection may rest between two requests. */
  readonly keepAliveMs: number;
  readonly openRequests: number;
  readonly openRequestsPerAddress: number;
  /** Requests that wait for their turn on one connection: browsers send the next when they have the answer, and so do proxies. */
  readonly openRequestsPerConnection: number;
  /** Open requests that wait for their caller to send or to read: beyond it those that wait longest are ended. */
  readonly stalledRequests: number;
  readonly stalledRequestsPerAddress: number;
  /** Milliseconds that a body has before its rate counts. */
  readonly arrivalGraceMs: number;
  /** Milliseconds that a caller may take nothing of an answer before its rate counts: TCP shows slow readers in large steps. */
  readonly readingGraceMs: number;
  /** Bytes a second, of a body that arrives and of an answer that is read. */
  readonly leastBytesPerSecond: number;
  /** Bytes of bodies that are held until their requests are answered. */
  readonly bodyBytes: number;
  readonly bodyBytesPerAddress: number;
  /** Requests of one route that its service works on; one address, and one company, have half of them at most. */
  readonly placesPerRoute: number;
  /** Milliseconds that a request waits for a place. */
  readonly placeWaitMs: number;
  readonly liveStreams: number;
  readonly liveStreamsPerCompany: number;
  readonly liveStreamsPerPerson: number;
  /** Milliseconds between two looks at whether those who listen still may. */
  readonly liveRecheckMs: number;
}

const mebibyte = 1024 * 1024;

export const defaultTrafficLimits: TrafficLimits = {
  connections: 20_000,
  connectionsPerAddress: 2_000,
  keepAliveMs: 72_000,
  openRequests: 8_000,
  openRequestsPerAddress: 2_000,
  openRequestsPerConnection: 16,
  stalledRequests: 1_000,
  stalledRequestsPerAddress: 100,
  arrivalGraceMs: 5_000,
  readingGraceMs: 30_000,
  leastBytesPerSecond: 1_000,
  bodyBytes: 128 * mebibyte,
  bodyBytesPerAddress: 32 * mebibyte,
  placesPerRoute: 128,
  placeWaitMs: 10_000,
  liveStreams: 8_000,
  liveStreamsPerCompany: 400,
  liveStreamsPerPerson: 25,
  liveRecheckMs: 5_000,
};
