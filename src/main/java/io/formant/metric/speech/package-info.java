/**
 * Speech compared with speech: time alignment, mel-cepstral distortion, pitch errors, distances of mel pictures, verification of
 * voices, word errors. What isn't defined throws, as in {@code metric}.
 */
@NullMarked
package io.formant.metric.speech;

import org.jspecify.annotations.NullMarked;
