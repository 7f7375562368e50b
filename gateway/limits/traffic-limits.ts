/**
 * How much may be open at once, and how slow a caller may be. Each limit applies to one gateway process. An IPv6
 * address counts as its 64-bit network, as in the rates.
 */
export interface TrafficLimits {
  readonly connections: number;
  /** Connections of one address. Those of trusted proxies carry many callers and are counted only in total. */
  readonly connectionsPerAddress: number;
  /** Milliseconds that a connection may be idle between two requests. */
  readonly keepAliveMs: number;
  readonly openRequests: number;
  readonly openRequestsPerAddress: number;
  /**
   * Requests that wait for their turn on one connection: browsers and proxies send the next one when they have the
   * answer.
   */
  readonly openRequestsPerConnection: number;
  /**
   * Open requests that wait for their caller to send or read; beyond this number, those that have waited longest are
   * ended.
   */
  readonly stalledRequests: number;
  readonly stalledRequestsPerAddress: number;
  /** Milliseconds that a body has before its rate counts. */
  readonly arrivalGraceMs: number;
  /**
   * Milliseconds during which a caller may read nothing of an answer before its rate counts: with TCP, a slow reader's
   * progress shows in large steps.
   */
  readonly readingGraceMs: number;
  /** Bytes per second, both for an arriving body and for an answer that is read. */
  readonly leastBytesPerSecond: number;
  /** Bytes of bodies that are held until their requests are answered. */
  readonly bodyBytes: number;
  readonly bodyBytesPerAddress: number;
  /**
   * Requests of one route that its service handles at the same time; one address, and one company, have at most half of
   * them.
   */
  readonly placesPerRoute: number;
  /** Milliseconds that a request waits for a place. */
  readonly placeWaitMs: number;
  readonly liveStreams: number;
  readonly liveStreamsPerCompany: number;
  readonly liveStreamsPerPerson: number;
  /** Milliseconds between two checks of whether the listeners still have access. */
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
