/**
 * Text to {@link io.formant.yaml.Document}: a pipeline file with the files it uses, its variables and the command line's
 * overrides put in place, every value with the {@link io.formant.yaml.Mark} where it stands. What is wrong becomes a
 * {@link io.formant.yaml.Problem}; all of a file's are gathered and shown at once.
 *
 * <p>Depends on nothing else of the project; the only package that touches SnakeYAML, and only its parser: no text makes it
 * build an object of a class.
 */
@org.jspecify.annotations.NullMarked
package io.formant.yaml;
