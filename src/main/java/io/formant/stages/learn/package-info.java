/**
 * How a stage trains: a {@link io.formant.stages.learn.Recipe} of YAML keys becomes a plan; {@link io.formant.stages.learn.Training}
 * runs it, shows its progress and goes on from where a killed or a shorter training came to.
 */
@org.jspecify.annotations.NullMarked
package io.formant.stages.learn;
