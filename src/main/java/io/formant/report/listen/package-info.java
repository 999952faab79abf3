/**
 * Listening tests: {@link io.formant.report.listen.ListeningTest} chooses clips of a report and hides what they are,
 * {@link io.formant.report.listen.TestPage} puts them before listeners, {@link io.formant.report.listen.AnswerFiles} finds what they
 * answered, and {@link io.formant.report.listen.Findings} tells what it comes to.
 */
@org.jspecify.annotations.NullMarked
package io.formant.report.listen;
