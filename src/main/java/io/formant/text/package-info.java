/**
 * The text front end: {@link io.formant.text.Normalizer} writes numbers and abbreviations out as lower-case words, {@link
 * io.formant.text.Phonemizer} turns words into ARPABET phones by the CMU lexicon and its letter-to-sound rules, {@link
 * io.formant.text.PhoneSymbols} numbers those phones and knows what each is like, and {@link
 * io.formant.text.SentenceEncoder} turns a whole sentence into one vector. English, pure text in and plain arrays out. Tokens of
 * published encoders are in {@link io.formant.text.token}.
 */
@org.jspecify.annotations.NullMarked
package io.formant.text;
