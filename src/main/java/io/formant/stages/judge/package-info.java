/**
 * Stages that listen: recognisers of content and voice, trained on real clips of every cell, and what they hear. Evaluations judge
 * generated speech by them.
 */
@org.jspecify.annotations.NullMarked
package io.formant.stages.judge;
