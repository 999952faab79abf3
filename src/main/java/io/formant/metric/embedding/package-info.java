/**
 * What an embedding holds, and how far two sets of embeddings are from each other. What isn't defined throws, as in
 * {@code metric}.
 */
@NullMarked
package io.formant.metric.embedding;

import org.jspecify.annotations.NullMarked;
