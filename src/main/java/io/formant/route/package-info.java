/**
 * Runs a plan: one Camel route a stage, messages that carry the digests of what stages made. What happens within
 * a stage is in {@code work}. Start at {@link io.formant.route.PipelineRun}.
 *
 * <p>The only package that touches Camel; depends on plan, stage and artifact.
 */
@org.jspecify.annotations.NullMarked
package io.formant.route;
