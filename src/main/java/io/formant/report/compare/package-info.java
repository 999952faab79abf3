/**
 * Reports side by side: what differs between their pipelines, their numbers with paired differences, their clips next to each
 * other, and quality against cost. {@link io.formant.report.compare.Comparison} is the whole of it,
 * {@link io.formant.report.compare.ComparisonWriter} the page.
 */
@org.jspecify.annotations.NullMarked
package io.formant.report.compare;
