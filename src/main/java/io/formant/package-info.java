/**
 * Formant, a declarative laboratory for conditional audio diffusion.
 *
 * <p>The flow: {@code yaml} reads a pipeline file into a document in which every value knows its line; {@code plan} checks it
 * against the stage catalog and works out what has to run; {@code route} runs it as Apache Camel routes over the cache of
 * {@code artifact}; {@code report} writes the finished run as a page. What a stage does is in {@code stages}, one thin file a
 * stage type, on top of the laboratory: {@code audio}, {@code corpus}, {@code text}, {@code tensor}, {@code nn}, {@code model},
 * {@code diffusion}, {@code loss}, {@code train} and {@code metric}.
 *
 * <p>The dependency rule: the framework (yaml, artifact, stage, plan, route, report, web, cli) knows no audio and no tensors;
 * the laboratory knows no pipelines; they meet in {@code stages} alone, which nobody imports. Start reading at
 * {@code cli.Main}, or at one stage, such as {@code stages.audio}.
 */
@org.jspecify.annotations.NullMarked
package io.formant;
