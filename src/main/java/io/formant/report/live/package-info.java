/**
 * Runs as they happen: {@link io.formant.report.live.RunJournal} writes the events of a run to a file under the cache,
 * {@link io.formant.report.live.LiveRun} tells from the file how far the run is, in whatever process it is at work.
 */
@org.jspecify.annotations.NullMarked
package io.formant.report.live;
