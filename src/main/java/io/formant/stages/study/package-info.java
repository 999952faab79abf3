/** Stages that study embeddings: what they keep of a clip, how audio and text lie in them, and what a clip made for one sounds like. */
@org.jspecify.annotations.NullMarked
package io.formant.stages.study;
