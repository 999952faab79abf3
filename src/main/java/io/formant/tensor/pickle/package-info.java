/**
 * Reads pickles of the protocols 2 to 5 as data. The opcodes run on a stack of plain values; nothing is looked up, called or
 * imported. What a pickle asks for beyond plain values goes to a {@link io.formant.tensor.pickle.PickleWords}, which knows a few names
 * and refuses all others.
 *
 * <p>Source: https://github.com/python/cpython/blob/main/Lib/pickletools.py.
 */
@NullMarked
package io.formant.tensor.pickle;

import org.jspecify.annotations.NullMarked;
