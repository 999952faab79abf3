package io.formant.model.recognizer;

/**
 * What a recogniser makes of one clip.
 *
 * @param label the likeliest one
 * @param probabilities of all labels, in the recogniser's order; their sum is 1
 * @param embedding what its last hidden layer saw, for distances between clips
 */
public record Recognition(String label, float[] probabilities, float[] embedding) {}
