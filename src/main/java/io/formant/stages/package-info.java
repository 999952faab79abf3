/**
 * Where the framework and the laboratory meet: one thin file a stage type, in subpackages by family, and here the kinds of
 * artifact that flow between them. Nobody imports this package; CDI finds the stages.
 *
 * <p>Shapes: F frames, M mel bands, S content tokens, E embedding width. Arrays are row-major.
 */
@org.jspecify.annotations.NullMarked
package io.formant.stages;
