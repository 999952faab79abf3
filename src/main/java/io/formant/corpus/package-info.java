/**
 * Where clips come from: the corpus that ships inside the program, folders with a {@code metadata.tsv}, and published corpora in
 * the layouts in which they are distributed.
 *
 * <p>Start at {@link io.formant.corpus.Corpora}, which recognises what a folder holds. Each layout has one class; all of them give
 * {@link io.formant.corpus.Recording}s in an order that does not depend on the machine, each in a
 * {@link io.formant.corpus.Split}. Samples are read one recording at a time, on demand.
 */
@NullMarked
package io.formant.corpus;

import org.jspecify.annotations.NullMarked;
