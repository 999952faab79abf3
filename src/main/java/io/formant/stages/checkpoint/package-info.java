/**
 * What published weight files hold and which model they fit. A family says which names its files have for certain; a house that
 * reads one registers it in a {@link io.formant.stages.checkpoint.Families} of its own, which CDI finds.
 */
@org.jspecify.annotations.NullMarked
package io.formant.stages.checkpoint;
