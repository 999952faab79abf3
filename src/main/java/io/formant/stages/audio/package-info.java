/** Stages that read, transform and write audio. */
@org.jspecify.annotations.NullMarked
package io.formant.stages.audio;
