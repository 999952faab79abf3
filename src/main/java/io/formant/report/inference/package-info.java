/**
 * What a sample of clips, or of people, says about all of them: intervals and agreement for comparisons and listening tests. The
 * report may not know the laboratory, whose {@code metric} measures clips; here it is numbers alone.
 */
@org.jspecify.annotations.NullMarked
package io.formant.report.inference;
