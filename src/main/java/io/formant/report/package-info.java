/**
 * Writes a finished run as a folder: one offline page, the same as Markdown, every number as JSON, every clip as a file. The
 * page is a Qute template beside this package's classes; the drawings come from {@link io.formant.report.plot}.
 */
@org.jspecify.annotations.NullMarked
package io.formant.report;
