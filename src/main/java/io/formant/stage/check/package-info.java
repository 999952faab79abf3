/**
 * What the command line asks of the laboratory outside of any pipeline: comparing models with reference tensors, looking into
 * weight files. The bodies stand where the framework and the laboratory meet; CDI finds them.
 */
@org.jspecify.annotations.NullMarked
package io.formant.stage.check;
