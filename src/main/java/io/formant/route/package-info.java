/**
 * Runs a plan: one Camel route a stage, messages that carry the digests of what stages made, and around each stage's body small
 * wrappers that cache, time and record it. Start at {@link io.formant.route.PipelineRun}.
 *
 * <p>The only package that touches Camel; depends on plan, stage and artifact.
 */
@org.jspecify.annotations.NullMarked
package io.formant.route;
