/**
 * Pictures of numbers for the report: scatter plots, curves and the stage graph as SVG, matrices as PNG. Every SVG takes its
 * colours from the classes in {@link io.formant.report.plot.Svg#style}, so that one drawing serves light, dark and print.
 */
@org.jspecify.annotations.NullMarked
package io.formant.report.plot;
