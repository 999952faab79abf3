/**
 * A report as a folder: {@link io.formant.report.page.ReportWriter} writes the page and, beside it, the same in Markdown, the run
 * record, the drawings with their numbers, and the clips with their tables.
 */
@org.jspecify.annotations.NullMarked
package io.formant.report.page;
