/**
 * How tensors lie in files: safetensors, and the archives and streams that {@code torch.save} writes. Files are mapped, never read
 * whole; nothing is allocated for a size that a file claims before the file is seen to be that long.
 *
 * <p>Each reader yields {@link io.formant.tensor.stored.Contents}: where every tensor lies, how it is laid out, and the words
 * beside them. The numbers are read when {@link io.formant.tensor.stored.StoredTensor} is asked for them.
 */
@NullMarked
package io.formant.tensor.stored;

import org.jspecify.annotations.NullMarked;
