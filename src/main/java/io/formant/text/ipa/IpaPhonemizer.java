package io.formant.text.ipa;

import java.util.List;

/** English clauses to American IPA, in the conventions of espeak. Safe for use by several threads. */
public sealed interface IpaPhonemizer permits EspeakPhonemizer, BundledPhonemizer {

  /**
   * The phonemes of each clause.
   *
   * @param clauses lower-case words without punctuation that would end a clause
   */
  List<String> phonemes(List<String> clauses);

  /** espeak-ng where it is installed, else what ships with this program. */
  static IpaPhonemizer best() {
    return EspeakPhonemizer.isInstalled() ? new EspeakPhonemizer() : new BundledPhonemizer();
  }
}
