/**
 * The command line: {@link io.formant.cli.Main} and one class a verb. Results go to stdout, progress to stderr; the exit status
 * is 0 for done, 1 for a run that failed, 2 for a command or pipeline that is wrong. The only package that uses picocli.
 */
@org.jspecify.annotations.NullMarked
package io.formant.cli;
