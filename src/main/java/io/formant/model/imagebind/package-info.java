/**
 * ImageBind's audio branch: {@link io.formant.model.imagebind.ImageBindFront} turns a clip into filter bank pictures, {@link
 * io.formant.model.imagebind.ImageBindAudio} those into a vector. The published weights are for non-commercial use (CC-BY-NC 4.0).
 *
 * <p>Letters: B batch, S short cuts of a clip, M mels, F frames, N patches, C features, E embedding.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model.imagebind;
