/** Values computed with the original implementations, which tests compare against where they are at hand. */
@NullMarked
package io.formant.reference;

import org.jspecify.annotations.NullMarked;
