import { PassThrough, pipeline, type Readable } from 'node:stream';

/** Streams of events that are passed on as they come, and ended together when the gateway stops. */
export function createLiveStreams() {
  const open = new Set<PassThrough>();
  return {
    /** The stream to answer with. It begins with an empty comment: Node sends the headers with the first bytes only. */
    passOn(source: Readable): Readable {
      const stream = new PassThrough();
      open.add(stream);
      stream.write(':\n\n');
      pipeline(source, stream, () => open.delete(stream));
      return stream;
    },
    endAll() {
      for (const stream of open) stream.end();
    },
  };
}

export type LiveStreams = ReturnType<typeof createLiveStreams>;
