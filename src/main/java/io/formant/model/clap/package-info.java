/**
 * A small audio–text contrastive encoder, trained from scratch on a corpus' own captions: clips and captions meet as unit vectors
 * of one space. It stands where a large pretrained CLAP would, and is named small wherever it appears.
 *
 * <p>Letters: B batch, F frames, M mels, E embedding.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model.clap;
