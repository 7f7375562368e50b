import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Folders whose files run for a minute or more, mostly waiting: if they started last, they would leave the machine idle
 * at the end.
 */
const long = /\/test\/(fault|keys|connections|log-lines)/;

/** Starts with the files that take longest; the others keep the usual order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return [
      ...usual.filter(({ moduleId }) => long.test(moduleId)),
      ...usual.filter(({ moduleId }) => !long.test(moduleId)),
    ];
  }
}
