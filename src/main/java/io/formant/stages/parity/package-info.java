/** The model families that reference cases are fed to, one file a family. */
@org.jspecify.annotations.NullMarked
package io.formant.stages.parity;
