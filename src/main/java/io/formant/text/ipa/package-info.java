/**
 * Text as VITS reads it: {@link io.formant.text.ipa.EnglishCleaner} makes raw text plain, an {@link
 * io.formant.text.ipa.IpaPhonemizer} turns it into IPA, by espeak-ng or by what ships with this program, and {@link
 * io.formant.text.ipa.VitsSymbols} numbers the characters of that.
 *
 * <p>Source: package {@code text} of https://github.com/jaywalnut310/vits.
 */
@org.jspecify.annotations.NullMarked
package io.formant.text.ipa;
