/**
 * Turns a document into a {@link io.formant.plan.Plan} against the stage catalog: steps in running order, their edges and
 * traits, every problem of the file at once; then the fingerprints that decide what has to run, and why.
 */
@org.jspecify.annotations.NullMarked
package io.formant.plan;
